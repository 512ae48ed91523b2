// Every word that the widget itself says. Answers come from the server.

const HELP = 'In an emergency call 999. For urgent advice call NHS 111.';

export const texts = {
  launcher: 'Ask about milia',
  launcherLabel: 'Ask about milia: open the chat',
  title: 'Milia assistant',
  subtitle: 'Automated, not a person',
  safety: `Information only. ${HELP}`,
  restart: 'Start again',
  close: 'Close the chat',
  conversation: 'Conversation',
  messages: 'Messages',
  assistantSaid: 'Assistant said:',
  patientSaid: 'You said:',
  field: 'Your message',
  placeholder: 'Type your question',
  privacy: 'Please leave out names, addresses and dates of birth.',
  send: 'Send',
  suggestions: 'Suggested replies',
  typing: 'The assistant is typing',
  opening: 'Opening the chat',
  waiting: (seconds) => `A lot of people are asking. Trying again in ${seconds} seconds`,
  reconnecting: 'The connection is slow. Trying again',
  draft: 'Draft: not yet reviewed by a clinician',
  sources: (count) => `Sources (${count})`,
  newTab: '(opens in a new tab)',
  helpful: 'Was this helpful?',
  yes: 'Yes, this was helpful',
  no: 'No, this was not helpful',
  thanks: 'Thank you for telling us.',
  feedbackFailed: 'That did not reach us. Please try again.',
  notSent: 'Not sent',
  tryAgain: 'Try again',
  empty: 'Please type your question first.',
  unreachable: `We could not reach the assistant. Nothing you typed is lost. ${HELP}`,
  refused: `That did not work. Please try again. ${HELP}`,
  renewed: `Your last chat had come to an end, so we have opened a new one. ${HELP}`,
  renewedWithWords:
    'Your last chat had come to an end, so we have opened a new one. ' +
    `What you typed is still in the box below. ${HELP}`,
  urgency: {
    emergency: 'Emergency: get help now',
    same_day: 'Get help today',
    see_doctor: 'Please see a doctor',
  },
  call: {
    emergency: { title: 'Call 999', href: 'tel:999' },
    same_day: { title: 'Call NHS 111', href: 'tel:111' },
  },
};
