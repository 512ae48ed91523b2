// The look of the widget. As adopted style sheets it passes a policy of style-src 'self'.

import { base } from './styles/base.js';
import { panel } from './styles/panel.js';
import { messages } from './styles/messages.js';
import { entry } from './styles/entry.js';
import { request } from './styles/request.js';
import { conditions } from './styles/conditions.js';

export const styles = [base, panel, messages, entry, request, conditions];
