// Text fields as high as what stands in them, where the browser does not see to that itself.

const BY_ITSELF = CSS.supports('field-sizing: content');

/** Makes a text field as high as its text. */
export function grow(field) {
  if (BY_ITSELF || field.localName !== 'textarea') return;
  field.style.blockSize = 'auto';
  const borders = field.offsetHeight - field.clientHeight;
  field.style.blockSize = `${field.scrollHeight + borders}px`;
}
