// The list of chats: one entry each, kept in place and in order, with the arrow keys to move in it.
import {byId, el, hue, initials, setText, tick} from './dom.js';
import {brief} from './time.js';

/** A name inside a sentence, kept from turning the sentence's direction (Unicode isolates). */
export const isolated = name => `\u2068${name}\u2069`;

/** What a chat is doing, as a few words. */
export function typingText(chat) {
  if (chat.typing.length === 0) {
    return '';
  }
  const names = chat.typing.map(isolated).join(', ');
  return chat.group ? `${names} ${chat.typing.length > 1 ? 'are' : 'is'} typing…` : 'typing…';
}

export class ChatList {
  #list = byId('chat-list');
  #entries = new Map();
  #open = null;

  constructor() {
    this.#list.addEventListener('keydown', event => this.#move(event));
  }

  /** Shows these chats, the first on top. */
  reset(chats) {
    this.#entries.clear();
    this.#list.replaceChildren();
    for (const chat of chats) {
      this.#list.append(this.#entry(chat).item);
      this.#draw(chat);
    }
    this.#settle();
  }

  /** Shows a chat as it is now; one that is new, or has a new message, goes to the top. */
  update(chat, toTop) {
    const known = this.#entries.has(chat.id);
    const {item, link} = this.#entry(chat);
    if ((!known || toTop) && this.#list.firstChild !== item) {
      const focused = document.activeElement === link;
      this.#list.prepend(item);
      if (focused) {
        link.focus();
      }
    }
    this.#draw(chat);
    this.#settle();
  }

  /** Marks the chat that is open beside the list. */
  select(id) {
    this.#open = id;
    this.#settle();
  }

  #settle() {
    byId('no-chats').hidden = this.#entries.size > 0;
    const first = this.#list.firstChild?.dataset.id;
    for (const [id, {link}] of this.#entries) {
      link.tabIndex = id === (this.#entries.has(this.#open) ? this.#open : first) ? 0 : -1;
      link.toggleAttribute('aria-current', id === this.#open);
    }
  }

  #entry(chat) {
    let entry = this.#entries.get(chat.id);
    if (!entry) {
      entry = {
        link: el('a', {class: 'entry', href: `#${chat.id}`}),
        avatar: el('span', {class: `avatar ${hue(chat.id)}`, 'aria-hidden': 'true'}),
        title: el('strong', {dir: 'auto'}),
        time: el('time'),
        ticks: el('span', {class: 'ticks'}),
        last: el('span', {class: 'last', dir: 'auto'}),
        count: el('span', {class: 'count'}),
      };
      entry.link.append(entry.avatar, el('span', {class: 'lines'},
        el('span', {class: 'line'}, entry.title, entry.time),
        el('span', {class: 'line'}, entry.ticks, entry.last, entry.count)));
      entry.item = el('li', {'data-id': chat.id}, entry.link);
      this.#entries.set(chat.id, entry);
    }
    return entry;
  }

  #draw(chat) {
    const entry = this.#entry(chat);
    const typing = typingText(chat);
    setText(entry.avatar, chat.group ? '#' : initials(chat.title));
    setText(entry.title, chat.title);
    setText(entry.last, typing || lastText(chat));
    entry.last.dir = chat.group || typing ? 'ltr' : 'auto';
    entry.last.classList.toggle('typing', typing !== '');
    const own = chat.last?.direction === 'out' && !typing;
    entry.ticks.replaceChildren(...(own ? [tick(chat.last.tick)] : []));
    setText(entry.time, chat.last ? brief(new Date(chat.last.at)) : '');
    setText(entry.count, chat.unread > 0 ? String(chat.unread) : '');
    entry.count.hidden = chat.unread === 0;
    entry.count.setAttribute('aria-label', `${chat.unread} unread`);
  }

  #move(event) {
    const links = [...this.#list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1}[event.key];
    if (at >= 0 && links[to]) {
      event.preventDefault();
      links[at].tabIndex = -1;
      links[to].tabIndex = 0;
      links[to].focus();
    }
  }
}

function lastText(chat) {
  if (!chat.last) {
    return '';
  }
  const text = chat.last.text.slice(0, 200).replace(/\s+/g, ' ');
  return chat.group && chat.last.direction === 'in' ? `${isolated(chat.last.authorName)}: ${isolated(text)}` : text;
}
