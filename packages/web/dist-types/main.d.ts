import '@formwright/renderer/styles.css';
import './app/site.css';
