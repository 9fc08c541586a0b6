// The field to write in: a message, a reply or another text for an own message; tells the others that somebody types.
import * as api from './api.js';
import {byId, setText} from './dom.js';

const TYPING_REPEAT = 8000;
const TYPING_PAUSE = 3000;

export class Composer {
  #number;
  #chat = null;
  #aim = null;
  #text = byId('text');
  #drafts = new Map();
  #composingSince = 0;
  #pause = null;

  constructor(number) {
    this.#number = number;
    byId('composer').addEventListener('submit', event => this.#submit(event));
    byId('aim-cancel').addEventListener('click', () => this.#aimAt(null));
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', event => this.#key(event));
  }

  /** Writes to a chat. */
  open(chat) {
    this.#chat = chat;
    this.#text.value = this.#drafts.get(chat) ?? '';
    this.#grow();
    if (matchMedia('(min-width: 50rem)').matches) {
      this.#text.focus();
    }
  }

  /** Writes to none, and keeps what was begun. */
  close() {
    if (this.#chat) {
      this.#stopTyping();
      this.#aimAt(null);
      this.#drafts.set(this.#chat, this.#text.value);
    }
    this.#chat = null;
    setText(byId('problem'), '');
  }

  /** What is sent next replies to a message. */
  reply(message) {
    this.#aimAt({message, label: `Reply to ${message.direction === 'out' ? 'yourself' : message.authorName}`});
  }

  /** What is sent next takes the place of an own message's text. */
  edit(message) {
    this.#aimAt({message, label: 'Another text for', edit: true});
    this.#text.value = message.text;
    this.#grow();
  }

  #aimAt(aim) {
    if (this.#aim?.edit) {
      this.#text.value = '';
      this.#grow();
    }
    this.#aim = aim;
    byId('aim').hidden = aim === null;
    setText(byId('aim-label'), aim?.label ?? '');
    setText(byId('aim-text'), aim?.message.text ?? '');
    if (aim) {
      this.#text.focus();
    }
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId('composer').requestSubmit();
    } else if (event.key === 'Escape' && this.#aim) {
      this.#aimAt(null);
    }
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.#text.value;
    const aim = this.#aim;
    if (!this.#chat || text.trim() === '') {
      return;
    }
    this.#text.value = '';
    this.#aimAt(null);
    this.#grow();
    clearTimeout(this.#pause);
    this.#composingSince = 0;
    try {
      setText(byId('problem'), '');
      await this.#send(text, aim);
    } catch (problem) {
      setText(byId('problem'), problem.message);
      this.#text.value ||= text;
      this.#grow();
    }
  }

  #send(text, aim) {
    if (aim?.edit) {
      return api.edit(this.#number, aim.message, text);
    }
    return aim ? api.reply(this.#number, aim.message, text) : api.send(this.#number, this.#chat, text);
  }

  #typed() {
    this.#grow();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#stopTyping(), TYPING_PAUSE);
    if (performance.now() - this.#composingSince > TYPING_REPEAT || this.#composingSince === 0) {
      this.#composingSince = performance.now();
      this.#tellTyping('composing');
    }
  }

  #stopTyping() {
    clearTimeout(this.#pause);
    if (this.#composingSince > 0) {
      this.#composingSince = 0;
      this.#tellTyping('paused');
    }
  }

  #tellTyping(state) {
    // Whether somebody types is worth nothing a moment later: a failure is not worth a word.
    api.typing(this.#number, this.#chat, state).catch(() => {});
  }

  #grow() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 160)}px`;
  }
}
