// The list of messages of the open chat: days, bubbles, ticks, and what can be done to each message.
import {byId, el, hue, icon, tick} from './dom.js';
import {captionOf, contentOf, marksOf, quoteOf} from './media.js';
import {clock, dayName} from './time.js';

export class MessageList {
  #number;
  #menu;
  #shown = new Map();
  #lastDay = null;
  #lastAuthor = null;
  #group = false;

  /** @param menu opens what can be done to a message: called with the message and the button */
  constructor(number, menu) {
    this.#number = number;
    this.#menu = menu;
  }

  /** Shows no message. */
  clear(group) {
    this.#group = group;
    this.#shown.clear();
    this.#lastDay = null;
    this.#lastAuthor = null;
    byId('messages').replaceChildren();
  }

  has(message) {
    return this.#shown.has(key(message));
  }

  /** The message with this id, as it is shown. */
  byId(id) {
    return [...this.#shown.values()].find(shown => shown.message.id === id)?.message ?? null;
  }

  append(message) {
    const at = new Date(message.at);
    const day = dayName(at);
    if (day !== this.#lastDay) {
      byId('messages').append(el('li', {class: 'day'}, el('span', {text: day})));
      this.#lastDay = day;
      this.#lastAuthor = null;
    }
    const own = message.direction === 'out';
    const first = message.author !== this.#lastAuthor;
    this.#lastAuthor = message.author;
    const shown = {message, ticks: el('span', {class: 'ticks'}, ...ticksOf(message))};
    const more = el('button', {type: 'button', class: 'more', 'aria-label': 'What to do with this message', title: 'More', 'aria-haspopup': 'true'},
      icon('', 'glyph', '0 0 16 16', 'M4 6l4 4l4-4'));
    more.addEventListener('click', () => this.#menu(shown.message, more));
    shown.item = el('li', {class: `message ${own ? 'own' : 'their'} ${first ? 'first' : ''}`, 'data-id': message.id},
      el('div', {class: 'bubble'},
        el('span', {class: `author ${hue(message.author)} ${this.#group && first && !own ? '' : 'hidden'}`,
          text: own ? 'You' : message.authorName, dir: 'auto'}),
        this.#body(message),
        el('span', {class: 'meta'}, el('time', {datetime: message.at, text: clock(at)}), shown.ticks)),
      more);
    shown.item.classList.toggle('gone', message.revoked === true);
    this.#shown.set(key(message), shown);
    byId('messages').append(shown.item);
  }

  /** Shows the new tick of a message. */
  ticked(message) {
    const shown = this.#shown.get(key(message));
    if (shown) {
      shown.message = message;
      shown.ticks.replaceChildren(...ticksOf(message));
    }
  }

  /** Shows a message again that was changed: by a reaction, an edit, a vote, or because it was taken back. */
  altered(message) {
    const shown = this.#shown.get(key(message));
    if (!shown) {
      return;
    }
    const playing = shown.item.querySelector('audio, video');
    const same = JSON.stringify([message.content, message.text, message.quote]) === JSON.stringify([shown.message.content, shown.message.text, shown.message.quote]);
    shown.message = message;
    shown.item.classList.toggle('gone', message.revoked === true);
    const body = shown.item.querySelector('.body');
    if (playing && same) {
      // What plays goes on: only the marks are drawn again.
      body.querySelectorAll('.reactions, .edited').forEach(mark => mark.remove());
      body.append(...marksOf(message));
    } else {
      body.replaceWith(this.#body(message));
    }
  }

  #body(message) {
    return el('div', {class: 'body'}, quoteOf(message), contentOf(this.#number, message),
      el('span', {class: `text ${message.revoked ? 'muted' : ''}`, text: captionOf(message), dir: 'auto'}), ...marksOf(message));
  }
}

/** How far an own message has come; that one was refused is said in words, too. */
function ticksOf(message) {
  if (message.direction !== 'out') {
    return [];
  }
  return message.tick === 'refused' ? [el('span', {class: 'lost-words', text: 'refused by the server'}), tick('refused')] : [tick(message.tick)];
}

const key = message => `${message.author} ${message.id}`;
