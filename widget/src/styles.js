// The look of the widget. As adopted style sheets it passes a policy of style-src 'self'.

import { base } from './styles/base.js';
import { panel } from './styles/panel.js';
import { messages } from './styles/messages.js';
import { entry } from './styles/entry.js';
import { conditions } from './styles/conditions.js';

export const styles = [base, panel, messages, entry, conditions];
