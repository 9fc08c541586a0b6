// One open chat: its messages with days and ticks, and the field to write in.
import * as api from './api.js';
import {byId, el, hue, initials, setText, tick} from './dom.js';
import {Attach} from './attach.js';
import {typingText} from './chats.js';
import {captionOf, contentOf, marksOf, quoteOf} from './media.js';
import {clock, dayName, lastSeen} from './time.js';

const SHOWN = 200;
const NEAR_END = 80;
const TYPING_REPEAT = 8000;
const TYPING_PAUSE = 3000;

export class Conversation {
  #number;
  #chat = null;
  #members = '';
  #elements = new Map();
  #lastDay = null;
  #lastAuthor = null;
  #scroll = byId('scroll');
  #text = byId('text');
  #drafts = new Map();
  #composingSince = 0;
  #pause = null;

  constructor(number) {
    this.#number = number;
    new Attach(number, () => this.id);
    byId('composer').addEventListener('submit', event => this.#submit(event));
    byId('latest').addEventListener('click', () => this.#toEnd());
    this.#scroll.addEventListener('scroll', () => this.#scrolled());
    this.#text.addEventListener('input', () => this.#typed());
    this.#text.addEventListener('keydown', event => this.#key(event));
    document.addEventListener('visibilitychange', () => this.#read());
  }

  get id() {
    return this.#chat?.id ?? null;
  }

  /** Shows a chat. */
  async open(chat, members) {
    this.close();
    this.#chat = chat;
    this.#members = members;
    byId('nothing').hidden = true;
    byId('chat').hidden = false;
    this.#text.value = this.#drafts.get(chat.id) ?? '';
    this.#grow();
    this.#clear();
    this.update(chat);
    await this.reload();
    if (matchMedia('(min-width: 50rem)').matches) {
      this.#text.focus();
    }
  }

  /** Shows no chat. */
  close() {
    if (this.#chat) {
      this.#stopTyping();
      this.#drafts.set(this.#chat.id, this.#text.value);
    }
    this.#chat = null;
    byId('chat').hidden = true;
    byId('nothing').hidden = false;
    setText(byId('problem'), '');
  }

  /** Fetches the messages anew: the chat was opened, or the stream was away for a while. */
  async reload() {
    const id = this.id;
    if (!id) {
      return;
    }
    try {
      const messages = await api.messages(this.#number, id, SHOWN);
      if (id === this.id) {
        this.#clear();
        messages.forEach(message => this.#append(message));
        byId('older').hidden = messages.length < SHOWN;
        this.#toEnd();
        this.#read();
      }
    } catch (problem) {
      setText(byId('problem'), problem.message);
    }
  }

  /** Shows what changed about the open chat: title, presence, typing. */
  update(chat) {
    this.#chat = chat;
    setText(byId('chat-title'), chat.title);
    setText(byId('chat-avatar'), chat.group ? '#' : initials(chat.title));
    byId('chat-avatar').className = `avatar ${hue(chat.id)}`;
    const typing = typingText(chat);
    setText(byId('chat-subtitle'), typing || this.#presence(chat));
    byId('chat-subtitle').classList.toggle('typing', typing !== '');
    this.#read();
  }

  /** Adds a message that has just come or gone. */
  added(message) {
    if (this.#elements.has(key(message))) {
      return;
    }
    const atEnd = this.#isAtEnd();
    this.#append(message);
    if (atEnd || message.direction === 'out') {
      this.#toEnd();
    } else {
      byId('latest').hidden = false;
    }
  }

  /** Shows the new tick of a message. */
  ticked(message) {
    this.#elements.get(key(message))?.replaceChildren(tick(message.tick));
  }

  /** Shows a message again that was changed: by a reaction, an edit, a vote, or because it was taken back. */
  altered(message) {
    const ticks = this.#elements.get(key(message));
    ticks?.closest('.bubble').querySelector('.body').replaceWith(this.#body(message));
  }

  #body(message) {
    return el('div', {class: 'body'}, quoteOf(message), contentOf(this.#number, message),
      el('span', {class: `text ${message.revoked ? 'muted' : ''}`, text: captionOf(message), dir: 'auto'}), ...marksOf(message));
  }

  #presence(chat) {
    const number = chat.title === chat.id ? '' : chat.id;
    const state = {online: 'online', offline: chat.lastSeen ? lastSeen(new Date(chat.lastSeen)) : 'offline'}[chat.presence];
    const what = chat.group ? this.#members || 'group' : state;
    return [what, chat.group ? '' : number].filter(Boolean).join(' · ');
  }

  #clear() {
    this.#elements.clear();
    this.#lastDay = null;
    this.#lastAuthor = null;
    byId('messages').replaceChildren();
    byId('latest').hidden = true;
  }

  #append(message) {
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
    const ticks = el('span', {class: 'ticks'}, ...(own ? [tick(message.tick)] : []));
    this.#elements.set(key(message), ticks);
    byId('messages').append(el('li', {class: `message ${own ? 'own' : 'their'} ${first ? 'first' : ''}`},
      el('div', {class: 'bubble'},
        el('span', {class: `author ${hue(message.author)} ${this.#chat.group && first && !own ? '' : 'hidden'}`,
          text: own ? 'You' : message.authorName, dir: 'auto'}),
        this.#body(message),
        el('span', {class: 'meta'}, el('time', {datetime: message.at, text: clock(at)}), ticks))));
  }

  #read() {
    if (this.#chat?.unread > 0 && document.visibilityState === 'visible') {
      api.read(this.#number, this.id).catch(problem => setText(byId('problem'), problem.message));
    }
  }

  #isAtEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < NEAR_END;
  }

  #toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    byId('latest').hidden = true;
  }

  #scrolled() {
    if (this.#isAtEnd()) {
      byId('latest').hidden = true;
    }
  }

  #key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId('composer').requestSubmit();
    }
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.#text.value;
    if (!this.#chat || text.trim() === '') {
      return;
    }
    this.#text.value = '';
    this.#grow();
    clearTimeout(this.#pause);
    this.#composingSince = 0;
    try {
      setText(byId('problem'), '');
      await api.send(this.#number, this.id, text);
    } catch (problem) {
      setText(byId('problem'), problem.message);
      this.#text.value ||= text;
      this.#grow();
    }
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
    api.typing(this.#number, this.id, state).catch(() => {});
  }

  #grow() {
    this.#text.style.height = 'auto';
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 160)}px`;
  }
}

const key = message => `${message.author} ${message.id}`;
