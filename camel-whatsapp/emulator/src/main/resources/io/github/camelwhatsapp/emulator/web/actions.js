// What can be done to a message: react, reply, edit, take back. One menu, beside whichever message it is for.
import * as api from './api.js';
import {byId, el, setText} from './dom.js';

const EMOJI = [['👍', 'Thumbs up'], ['❤️', 'Heart'], ['😂', 'Laughing'], ['😮', 'Surprised'], ['😢', 'Sad'], ['🙏', 'Thanks']];

export class Actions {
  #number;
  #composer;
  #menu = null;
  #opener = null;

  constructor(number, composer) {
    this.#number = number;
    this.#composer = composer;
    document.addEventListener('click', event => event.target.closest('.deeds, .more') || this.close());
    document.addEventListener('keydown', event => event.key === 'Escape' && this.close(true));
  }

  /** Opens the menu for a message, or closes it if it is that message's already. */
  toggle(message, opener) {
    const again = this.#opener === opener;
    this.close();
    if (again) {
      return;
    }
    this.#opener = opener;
    this.#menu = this.#draw(message);
    opener.setAttribute('aria-expanded', 'true');
    opener.after(this.#menu);
    this.#place();
    this.#menu.querySelector('button').focus({preventScroll: true});
    this.#menu.scrollIntoView({block: 'nearest'});
  }

  close(refocus = false) {
    this.#menu?.remove();
    this.#opener?.removeAttribute('aria-expanded');
    if (refocus) {
      this.#opener?.focus();
    }
    this.#menu = null;
    this.#opener = null;
  }

  /** Above the message where there is no room below it. */
  #place() {
    const scroll = byId('scroll').getBoundingClientRect();
    const menu = this.#menu.getBoundingClientRect();
    const top = this.#opener.getBoundingClientRect().top;
    this.#menu.classList.toggle('above', menu.bottom > scroll.bottom && top - scroll.top > menu.height);
  }

  #draw(message) {
    const own = message.direction === 'out';
    const given = message.reactions?.[this.#number];
    const emoji = EMOJI.map(([symbol, name]) => {
      const button = el('button', {type: 'button', text: symbol, 'aria-label': name, 'aria-pressed': String(given === symbol)});
      button.addEventListener('click', () => this.#do(() => api.react(this.#number, message, given === symbol ? '' : symbol)));
      return button;
    });
    return el('div', {class: 'deeds', role: 'group', 'aria-label': 'What to do with this message'},
      message.revoked ? null : el('div', {class: 'emoji'}, ...emoji),
      message.revoked ? null : this.#button('Reply', () => this.#composer.reply(message)),
      own && !message.revoked && !message.content ? this.#button('Edit', () => this.#composer.edit(message)) : null,
      own && !message.revoked ? this.#button('Take back', () => api.revoke(this.#number, message)) : null,
      this.#button('Copy id', () => navigator.clipboard?.writeText(message.id)));
  }

  #button(label, deed) {
    const button = el('button', {type: 'button', text: label});
    button.addEventListener('click', () => this.#do(deed));
    return button;
  }

  async #do(deed) {
    this.close();
    try {
      setText(byId('problem'), '');
      await deed();
    } catch (problem) {
      setText(byId('problem'), problem.message);
    }
  }
}
