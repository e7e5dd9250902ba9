import { explainInStudio } from '../sentences/explain-in-studio.ts'
import { problemInSentences } from '../sentences/problem-in-sentences.ts'
import { useNames, useProblems, useStudio } from './use-studio.ts'

/** The problems of a rule's members, by the rule's file and index. */
export function useFoundInRule(file: string, index: number) {
  const { language } = useStudio()
  const names = useNames()
  const problems = useProblems()
  return (member: string) =>
    problems
      .filter((problem) => problem.file === file && problem.pointer.startsWith(`/rules/${index}/${member}`))
      .map((problem) => ({
        problem,
        ...explainInStudio(
          problemInSentences(problem, () => names),
          language,
        ),
      }))
}
