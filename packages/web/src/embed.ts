import { defineFormElement } from '@formwright/renderer/element'
import { screenViews } from '@formwright/fields/screen'
import './embed.css'

// What other portals load: `<script type="module" src="…/embed.js"></script>` and
// `<link rel="stylesheet" href="…/embed.css">`.
defineFormElement('formwright-form', screenViews)
