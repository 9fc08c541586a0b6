// Elements. Whatever comes from a message, a name or the server goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** The element with this id. */
export const byId = id => document.getElementById(id);

/** Makes an element: its properties (class, text, and attributes) and its children. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'text') {
      element.textContent = value;
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

/** Puts a copy of a template into the page. */
export function clone(id) {
  document.body.append(byId(id).content.cloneNode(true));
}

/** Changes a text only where it differs, so that screen readers and selections are left in peace. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** A picture with a text alternative, or without one when a text beside it says the same. */
export function icon(label, className, viewBox, ...paths) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('class', className);
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    const title = document.createElementNS(SVG, 'title');
    title.textContent = label;
    svg.append(title);
  } else {
    svg.setAttribute('aria-hidden', 'true');
  }
  for (const path of paths) {
    const shape = document.createElementNS(SVG, 'path');
    shape.setAttribute('d', path);
    svg.append(shape);
  }
  return svg;
}

const TICKS = {
  pending: ['Waiting on this phone', 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11', 'M8 5v3.2l2.2 1.3'],
  refused: ['Refused by the server', 'M4 4l8 8', 'M12 4l-8 8'],
  sent: ['Sent', 'M3.5 8.5l3 3l6-7'],
  delivered: ['Delivered', 'M1 8.5l3 3l6-7', 'M7.5 11l.6.5l6-7'],
  read: ['Read', 'M1 8.5l3 3l6-7', 'M7.5 11l.6.5l6-7'],
  played: ['Played', 'M8 1.5a2 2 0 0 1 2 2v4a2 2 0 1 1-4 0v-4a2 2 0 0 1 2-2', 'M4 7.5a4 4 0 0 0 8 0', 'M8 11.5v3'],
};

/** One tick, two ticks, coloured ticks, a clock or a cross. */
export function tick(state) {
  const [label, ...paths] = TICKS[state];
  return icon(label, `tick ${state}`, '0 0 16 16', ...paths);
}

/** One of eight colours that a number always has. */
export function hue(id) {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + character.codePointAt(0)) % 8191;
  }
  return `hue-${sum % 8}`;
}

/** What stands in the circle beside a name: its first letter, or the last two digits of a number. */
export function initials(title) {
  const words = title.trim();
  if (/^[0-9+-]+$/.test(words)) {
    return words.slice(-2);
  }
  return [...new Intl.Segmenter().segment(words)][0]?.segment.toUpperCase() ?? '?';
}

/**
 * Wires a button, its dialog and the form in it, whose ids begin with the same name.
 *
 * @param prepare called with the form when it opens; may be left out
 * @param save called with the form; what it throws is shown in the dialog
 */
export function wire(name, {prepare = () => {}, save}) {
  const window = byId(`${name}-dialog`);
  const form = byId(`${name}-form`);
  const problem = form.querySelector('.problem');
  const button = form.querySelector('[type=submit]');
  byId(name)?.addEventListener('click', () => {
    form.reset();
    setText(problem, '');
    Promise.resolve(prepare(form)).catch(refusal => setText(problem, refusal.message));
    window.showModal();
  });
  form.querySelector('[value=cancel]').addEventListener('click', () => window.close());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      await save(form);
      window.close();
    } catch (refusal) {
      setText(problem, refusal.message);
    } finally {
      button.disabled = false;
    }
  });
}
