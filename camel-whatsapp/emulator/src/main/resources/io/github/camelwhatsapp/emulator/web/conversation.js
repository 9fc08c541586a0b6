// One open chat: its title, its messages, and the field to write in.
import * as api from './api.js';
import {byId, hue, initials, setText} from './dom.js';
import {Actions} from './actions.js';
import {Attach} from './attach.js';
import {typingText} from './chats.js';
import {Composer} from './composer.js';
import {GroupInfo} from './groups.js';
import {MessageList} from './messages.js';
import {lastSeen} from './time.js';

const SHOWN = 200;
const NEAR_END = 80;

export class Conversation {
  #number;
  #chat = null;
  #members = '';
  #list;
  #composer;
  #group;
  #scroll = byId('scroll');
  #meanwhile = null;

  constructor(number) {
    this.#number = number;
    this.#composer = new Composer(number);
    const actions = new Actions(number, this.#composer);
    this.#list = new MessageList(number, (message, opener) => actions.toggle(message, opener));
    this.#group = new GroupInfo(number, () => this.id);
    new Attach(number, () => this.id);
    byId('latest').addEventListener('click', () => this.#toEnd());
    this.#scroll.addEventListener('scroll', () => this.#scrolled());
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
    byId('group-info').hidden = !chat.group;
    this.#composer.open(chat.id);
    this.#clear();
    this.update(chat);
    await this.reload();
  }

  /** Shows no chat. */
  close() {
    this.#composer.close();
    this.#chat = null;
    byId('chat').hidden = true;
    byId('nothing').hidden = false;
  }

  /** Fetches the messages anew: the chat was opened, or the stream was away for a while. */
  async reload() {
    const id = this.id;
    if (!id) {
      return;
    }
    const meanwhile = [];
    this.#meanwhile = meanwhile;
    try {
      const messages = await api.messages(this.#number, id, SHOWN);
      if (id === this.id && this.#meanwhile === meanwhile) {
        this.#meanwhile = null;
        this.#clear();
        messages.forEach(message => this.#list.append(message));
        // What happened while they were on their way may be newer than they are.
        meanwhile.forEach(message => this.#latest(message));
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

  /** Says who is in the group, where that is known. */
  members(names) {
    this.#members = names;
    if (this.#chat) {
      this.update(this.#chat);
    }
  }

  #latest(message) {
    if (this.#list.has(message)) {
      this.#list.altered(message);
      this.#list.ticked(message);
    } else {
      this.#list.append(message);
    }
  }

  /** Adds a message that has just come or gone. */
  added(message) {
    this.#meanwhile?.push(message);
    if (this.#list.has(message)) {
      return;
    }
    const atEnd = this.#isAtEnd();
    this.#list.append(message);
    if (atEnd || message.direction === 'out') {
      this.#toEnd();
    } else {
      byId('latest').hidden = false;
    }
  }

  /** Shows the new tick of a message. */
  ticked(message) {
    this.#meanwhile?.push(message);
    this.#list.ticked(message);
  }

  /** Shows a message again that was changed. */
  altered(message) {
    this.#meanwhile?.push(message);
    const atEnd = this.#isAtEnd();
    this.#list.altered(message);
    if (atEnd) {
      this.#toEnd();
    }
  }

  #presence(chat) {
    const number = chat.title === chat.id ? '' : chat.id;
    const state = {online: 'online', offline: chat.lastSeen ? lastSeen(new Date(chat.lastSeen)) : 'offline'}[chat.presence];
    const what = chat.group ? this.#members || 'group' : state;
    return [what, chat.group ? '' : number].filter(Boolean).join(' · ');
  }

  #clear() {
    this.#list.clear(this.#chat.group);
    byId('latest').hidden = true;
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
}
