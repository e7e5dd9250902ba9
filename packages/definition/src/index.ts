export { wholeSamples } from './bundle/told-samples.ts'
export { schemasOfOthers, parseForm, hasErrors, locationInSchema, MAX_FILE_BYTES } from './bundle/load.ts'
export type { Loaded } from './bundle/load.ts'
export type { PartSources } from './bundle/part-sources.ts'
export {
  isSource,
  LABEL_SEPARATOR,
  languageOf,
  localeOf,
  noneWord,
  showLabel,
  textsFor,
  titlesIn,
  translate,
  translationsOf,
  timeZoneOf,
} from './locale/form-locale.ts'
export type { FormLocale, Translated } from './locale/form-locale.ts'
export { yearTitleOf } from './bundle/fill-bundle.ts'
export { absoluteBlock } from './bundle/absolute.ts'
export { editedAtStart, openAt } from './fields/edited-at-start.ts'
export { filesOfEdition, holderInEdition, resolvePath, textInEdition } from './bundle/inherit.ts'
export { bundleDigest } from './bundle/digest.ts'
export {
  isTurned,
  marginsOfPage,
  hasNoRoom,
  roomOnPage,
  sizeOfPage,
  turnedPage,
  typefacesOfPage,
} from './bundle/page.ts'
export { TRANSITION_REQUIREMENTS } from './types/form-file.ts'
export type * from './types/index.ts'
export { UI_LAYOUTS, uiElementsIn } from './bundle/ui-elements.ts'
export { pointerInPart, pointerOfPath, scopeOfPointer } from './json/field-path.ts'
export { hasNode, isOfDocument } from './bundle/other-editions.ts'
export { FieldIndex } from './fields/field-index.ts'
export { fieldAt, fieldsOf, fieldsOfPart, holdsFields, officialLabel } from './fields/fields.ts'
export { labelAt } from './fields/label-at.ts'
export { labelInRows } from './fields/label-in-rows.ts'
export type { Cell, Field } from './fields/fields.ts'
export {
  columnOptions,
  formatOfColumn,
  mayHoldNumber,
  optionsIn,
  optionsOf,
  shapeOf,
  titledChoicesOf,
  titledValuesOf,
} from './tree/shape.ts'
export type { CellShape, TitledValue } from './tree/shape.ts'
export { nameFits } from './tree/name-fits.ts'
export { constantsOf, constantText, constantTitle, titleOfValue } from './tree/constants.ts'
export type { Constant } from './tree/constants.ts'
export { fitsWholly, kindMeant } from './tree/kind-meant.ts'
export { FormTree, instances, instancesBelow, isFor, nodesOf, stepInto, treeOf, walk } from './tree/tree.ts'
export { bundleInYears } from './bundle/followed-years.ts'
export { isTimeZone, todayIn } from './locale/clock.ts'
export { isWindowPast } from './years/window-past.ts'
export { bundleAsking, otherYears } from './years/other-years.ts'
export type { OtherYear } from './years/other-years.ts'
export { isReadOnly, isReadOnlyAt, lockedSchema } from './tree/read-only.ts'
export { nameOptions, nameOptionsOf } from './tree/entry-title.ts'
export {
  keyedList,
  listFor,
  outermostList,
  referredList,
  referredRows,
  refersToAny,
} from './tree/referred-rows.ts'
export type { ReferredRow } from './tree/referred-rows.ts'
export { keyOf as keyOfRow, namedBy, namingText } from './tree/row-name.ts'
export { rowsAround } from './tree/rows-around.ts'
export type { NamedRow } from './tree/rows-around.ts'
export type { Applies, Instance, TreeBundle } from './tree/tree.ts'
export type { BranchCondition, FormNode } from './tree/form-node.ts'
export type { Member } from './tree/members.ts'
export {
  ATTACHMENTS,
  attachmentPointer,
  attachedTargets,
  attachmentEntries,
  attachmentsOf,
  ATTACHMENT_MEMBERS,
  DOCUMENT_MEMBERS,
  DOCUMENT_PROOFS,
  RESERVED_AT_ROOT,
  STATED_EDITION,
  fileAt,
  listEntries,
  listPointer,
  LISTS,
  namedFiles,
  withAttachments,
  withoutTargets,
} from './document/document.ts'
export type { Attachment, NamedFile } from './document/document.ts'
export { holdsNothing, isEmpty } from './document/empty.ts'
export { keptAside } from './document/kept-aside.ts'
export type { KeptAside } from './document/kept-aside.ts'
export { answersIn, isVersion, namedEdition, statingEdition } from './document/stated-edition.ts'
export type { AnswersInFile, NamedEdition } from './document/stated-edition.ts'
export { evidenceSubjects } from './fields/evidence-subjects.ts'
export { pointerOfTarget, targetOf } from './document/target.ts'
export { listBehind, listsOfPart } from './fields/lists.ts'
export type { FormList } from './fields/lists.ts'
export { defaultFieldType, defineFieldType, knownOptions, namedInOptions } from './fields/field-type.ts'
export type {
  ElementOption,
  ElementOptionValues,
  FieldType,
  NamedInOptions,
  UnheededOption,
} from './fields/field-type.ts'
export { fileInfo } from './files/layout.ts'
export type { FileKind, FileMap } from './files/layout.ts'
export { plainPath, uniquePath } from './files/archive-paths.ts'
export { canonicalJson } from './json/canonical.ts'
export { equal, firstRepeated } from './json/equal.ts'
export { isObject } from './json/is-object.ts'
export { scanJson } from './json/scan.ts'
export { roundedTo } from './text/rounded.ts'
export type { RoundedNumber } from './text/rounded.ts'
export type { JsonLimits } from './json/scan.ts'
export { JsonSource } from './json/source.ts'
export { checkShape } from './meta/check-shape.ts'
export { roundedProblemsOf, syntaxProblemsOf } from './bundle/syntax-problems.ts'
export type { Position } from './json/source.ts'
export {
  below,
  isPointer,
  isWithin,
  isWithinAny,
  overlap,
  parentPointer,
  joinPointer,
  listIndex,
  ownMember,
  pointerAfter,
  splitPointer,
  unescapeKey,
  valueAt,
} from './json/pointer.ts'
export { APPLICATORS, mapSubschemas, schemasBelow, subschemasOf } from './schema/applicators.ts'
export type { Holds, SchemaAtPointer } from './schema/applicators.ts'
export { keywords } from './keywords/index.ts'
export type { Keyword } from './keywords/keyword.ts'
export { decimalsOf } from './keywords/x-decimals/decimals-of.ts'
export { keyNumber, rowKey } from './keywords/x-key/row-key.ts'
export { isNone, noneOf } from './keywords/x-none/none-of.ts'
export {
  branchTitle,
  fixedCodes,
  hasFixedCodes,
  isDecidedOutside,
  ownKeys,
  schemaOverBranches,
} from './tree/branch-keys.ts'
export { remembered } from './cache/remembered.ts'
export { rememberedObject } from './cache/remembered-object.ts'
export { rememberedPair } from './cache/remembered-pair.ts'
export { columnsOf, memberSchemas, orderedMembers } from './tree/member-schemas.ts'
export { refinementsOf } from './tree/refinements.ts'
export { PRIVATE_KINDS } from './keywords/x-private/x-private.ts'
export type { PrivateKind } from './keywords/x-private/x-private.ts'
export { groupingOf, namesUnit, titleWithUnit, unitOf } from './keywords/x-unit/unit-of.ts'
export { addVocabulary, DIALECT } from './keywords/vocabulary.ts'
export { metaSchemas } from './meta/index.ts'
export * from './language/index.ts'
export { catalogue as problemCatalogue } from './problems/catalogue.ts'
export type { ProblemCode } from './problems/catalogue.ts'
export { jsonTypeTexts } from './problems/json-types.ts'
export { meantBy } from './problems/meant-by.ts'
export { closest, isNear, typoOf } from './problems/closest.ts'
export {
  byLocation,
  distinct,
  explain,
  locationOf,
  locationOfKey,
  problemAt,
  problemValues,
} from './problems/problem.ts'
export type { Fix, Location, Problem, ProblemParam, ProblemParams } from './problems/problem.ts'
export { beforeYears, placeholders as yearPlaceholdersOf } from './bundle/years.ts'
export { inFormOrder } from './tree/form-order.ts'
export { yearOfEdition } from './years/year-of-edition.ts'
export { yearOfEntry, yearsOfColumn } from './years/column-years.ts'
export {
  fillYears,
  withoutYear,
  yearKey,
  yearKeysOf,
  yearOf,
  yearOfKey,
  YEAR_ALIASES,
} from './text/template.ts'
export { resolveYearPointer, resolveYears, yearsInSamples } from './years/resolve-years.ts'
export type { YearAlias, YearSets } from './text/template.ts'
export { scalarText } from './text/scalar-text.ts'
export { sizeText } from './text/size-text.ts'
export { numberText } from './text/number-text.ts'
export { isMoney, readNumber, sameUnit } from './language/number.ts'
export type { NumberProblem, NumberRead } from './language/number.ts'
export { compilePattern } from './pattern/compile-pattern.ts'
export { patternExample } from './pattern/pattern-example.ts'
export { patternLengths } from './pattern/pattern-lengths.ts'
export type { Lengths } from './pattern/pattern-lengths.ts'
export type { Pattern } from './pattern/compile-pattern.ts'
export { cutBetweenWords, cutFileName, cutList, truncate } from './text/cut.ts'
export { isStorable, unstorableTexts, wellFormed, xmlText } from './text/storable.ts'
export { formatMeant } from './language/format-meant.ts'
export { cellText, isCellValue } from './tree/cell-text.ts'
export { asTyped, formatted } from './locale/formatted.ts'
export { plainForms } from './text/plain-forms.ts'
export { splitNames } from './text/split-names.ts'
export type { SplitNames } from './text/split-names.ts'
export { countWords } from './text/words.ts'
export {
  divideUnits,
  isCounting,
  isPlain,
  multiplyUnits,
  PLAIN,
  printUnit,
  inUnit,
  timesFactor,
  sameDimensions,
  unitsAgree,
  withoutShare,
} from './units/units.ts'
export { withoutBrackets, withoutUnit } from './text/without-brackets.ts'
export { unitStated } from './units/unit-stated.ts'
export { amountsIn, MAGNITUDES } from './units/amounts.ts'
export { PERCENT, UnitTable } from './units/unit-table.ts'
export type { Unit } from './units/unit.ts'
export {
  dayExample,
  dayInNumbers,
  dayPattern,
  dayWritten,
  monthInNumbers,
  monthPattern,
} from './language/written-day.ts'
export { monthWritten } from './language/month.ts'
export { YEAR_MONTH } from './language/year-month.ts'
export { ALIKE, labelLikeness, isContainedIn } from './text/likeness.ts'
export {
  clockText,
  dayOfSerial,
  daysInMonth,
  dayText,
  momentText,
  isCalendarDay,
  isTimeAlone,
  isWrittenAsDay,
} from './text/day.ts'
export {
  isInRegion,
  isRegionCode,
  regionCodesOfChina,
  setRegionCodesOfChina,
  levelsAbove,
  looksLikeRegionCode,
  REGION_LEVELS,
  regionAbove,
  regionLevelsOf,
  significantDigits,
  ownRegions,
} from './regions/regions.ts'
export type { OfRegions, RegionLevel } from './regions/regions.ts'
export {
  hasRegionsWithin,
  levelOfRegion,
  nameOfRegionIn,
  ownRegister,
  regionsOfLevel,
  regionAt,
} from './regions/register.ts'
export type { RegionNames, RegionEntry, Register } from './regions/register.ts'
export {
  EVERYWHERE,
  hasRegions,
  isRegional,
  levelOfRole,
  LEVELS_OF_NO_REGION,
  SYSTEM,
  unitLevelOf,
} from './regions/role-levels.ts'
export type { OfRoles } from './regions/role-levels.ts'
export { regionalBundle, variantsIn } from './bundle/variant.ts'
export { bundleOnTerms } from './bundle/terms.ts'
export type { Terms } from './bundle/terms.ts'
