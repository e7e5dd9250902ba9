import { useState } from 'react'
import { FieldFrame, MembersView, useFormContext, useText, useValue } from '@formwright/renderer'
import type { FaceProps, ScreenFace } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { objectType } from './object.ts'

function ObjectFace({ fields: [field] }: FaceProps) {
  const { open } = useFormContext()
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
                  open.set(pointer, undefined)
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

export const objectFace: ScreenFace = { type: objectType, Face: ObjectFace }
