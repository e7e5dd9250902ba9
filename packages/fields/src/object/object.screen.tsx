import { useState } from 'react'
import { FieldFrame, MembersView, useFormContext, useText, useValue } from '@formwright/renderer'
import type { ViewProps, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { objectType } from './object.ts'

function ObjectView({ fields: [field] }: ViewProps) {
  const { store } = useFormContext()
  const { language } = useText()
  const value = useValue(field?.pointer ?? '')
  const [wanted, setWanted] = useState(false)
  if (!field) return null
  const { node, pointer } = field
  const filled = typeof value === 'object' && value !== null
  return (
    <FieldFrame field={field} grouped wide>
      {({ readOnly }) =>
        !node.repeats || filled || wanted ? (
          <div className="fw-nested">
            <MembersView node={node} pointer={pointer} />
            {node.repeats && !readOnly && (
              <button
                type="button"
                className="fw-link"
                onClick={() => {
                  store.fill(pointer, undefined)
                  setWanted(false)
                }}
              >
                {say('remove-object', language)}
              </button>
            )}
          </div>
        ) : (
          <button type="button" className="fw-button" disabled={readOnly} onClick={() => setWanted(true)}>
            {say('open-object', language)}
          </button>
        )
      }
    </FieldFrame>
  )
}

export const objectView: ScreenView = { type: objectType, View: ObjectView }
