// One phone: keeps what the stream of events tells, and shows it in the bar, the list of chats and the conversation.
import * as api from './api.js';
import {byId, el, hue, initials, setText, wire} from './dom.js';
import {ChatList, isolated} from './chats.js';
import {Conversation} from './conversation.js';
import {Devices} from './devices.js';
import {newGroup} from './groups.js';
import {brief} from './time.js';

const POWER = {connecting: 'Connecting', online: 'On', offline: 'Off', refused: 'Refused'};
const BANNERS = {
  offline: 'This phone is off. Messages to it wait on the server, and what it sends waits here.',
  lost: 'The emulator does not answer. This page tries again and will be up to date then.',
};

export async function showPhone(asked) {
  try {
    const phone = await api.addPhone(asked);
    if (phone.number !== asked) {
      history.replaceState(null, '', `/phones/${phone.number}${location.hash}`);
    }
    new PhoneView(phone).start();
  } catch (problem) {
    setText(byId('phone-name'), asked);
    banner(problem.message);
  }
}

class PhoneView {
  #phone;
  #chats = new Map();
  #groups = new Map();
  #list = new ChatList();
  #conversation;

  constructor(phone) {
    this.#phone = phone;
    this.#conversation = new Conversation(phone.number);
  }

  start() {
    byId('power').addEventListener('click', () => this.#power());
    wire('new-chat', {save: form => this.#newChat(form.elements.chat.value), prepare: () => this.#suggest()});
    wire('rename', {
      save: form => api.rename(this.#phone.number, form.elements.name.value),
      prepare: form => {
        form.elements.name.value = this.#phone.name;
      },
    });
    newGroup(this.#phone.number, id => {
      location.hash = id;
    });
    byId('inspect').href = `/inspector?account=${this.#phone.number}`;
    new Devices(this.#phone.number);
    addEventListener('hashchange', () => this.#route());
    api.follow(this.#phone.number, {
      snapshot: phone => this.#snapshot(phone),
      added: message => this.#added(message),
      ticked: message => this.#ticked(message),
      altered: message => this.#altered(message),
      chat: chat => this.#chat(chat),
      phone: phone => this.#bar(phone),
      text: text => this.#text(text),
    }, () => banner(BANNERS.lost));
  }

  async #snapshot(phone) {
    this.#bar(phone);
    this.#chats = new Map(phone.chats.map(chat => [chat.id, chat]));
    this.#list.reset(phone.chats);
    byId('texts').replaceChildren();
    phone.texts.forEach(text => this.#text(text));
    await this.#groupNames().catch(() => {});
    if (this.#conversation.id && this.#chats.has(this.#conversation.id)) {
      this.#conversation.update(this.#chats.get(this.#conversation.id));
      this.#conversation.reload();
    } else {
      this.#route();
    }
  }

  #bar(phone) {
    this.#phone = {...this.#phone, ...phone};
    document.title = phone.name === phone.number ? phone.number : `${phone.name} · ${phone.number}`;
    setText(byId('phone-name'), phone.name);
    setText(byId('phone-number'), phone.name === phone.number ? '' : phone.number);
    setText(byId('power-text'), POWER[phone.state]);
    byId('power').setAttribute('aria-checked', String(phone.state === 'online'));
    byId('power').setAttribute('aria-label', `Phone is ${POWER[phone.state].toLowerCase()}`);
    byId('power').dataset.state = phone.state;
    banner(phone.state === 'refused' ? `${phone.detail}. Switch the phone on to try again.` : BANNERS[phone.state] ?? '');
  }

  /** A text message or a call beside WhatsApp, such as a registration code; the latest on top. */
  #text(text) {
    byId('texts').hidden = false;
    byId('texts').prepend(el('li', {}, el('strong', {text: text.text}), el('span', {class: 'muted', text: ` ${brief(new Date(text.at))}`})));
    setText(byId('live'), text.text);
  }

  #chat(chat) {
    this.#chats.set(chat.id, chat);
    this.#list.update(chat, false);
    if (chat.id === this.#conversation.id) {
      this.#conversation.update(chat);
      this.#showMembers(chat);
    }
  }

  /** Says below the title who is in an open group; it may have changed since the page was opened. */
  async #showMembers(chat) {
    if (chat.group) {
      await this.#groupNames().catch(() => {});
      if (chat.id === this.#conversation.id) {
        this.#conversation.members(this.#groups.get(chat.id) ?? '');
      }
    }
  }

  #added(message) {
    const chat = this.#chats.get(message.chat);
    if (chat) {
      chat.last = message;
      this.#list.update(chat, true);
    }
    if (message.chat === this.#conversation.id) {
      this.#conversation.added(message);
    }
    if (message.direction === 'in') {
      setText(byId('live'), `${message.authorName}: ${message.text.slice(0, 500)}`);
    }
  }

  #altered(message) {
    const chat = this.#chats.get(message.chat);
    if (chat?.last?.id === message.id) {
      chat.last = message;
      this.#list.update(chat, false);
    }
    if (message.chat === this.#conversation.id) {
      this.#conversation.altered(message);
    }
  }

  #ticked(message) {
    const chat = this.#chats.get(message.chat);
    if (chat?.last?.id === message.id) {
      chat.last = message;
      this.#list.update(chat, false);
    }
    if (message.chat === this.#conversation.id) {
      this.#conversation.ticked(message);
    }
  }

  /** The part of the address behind the # names the open chat, so that the browser's back button closes it. */
  async #route() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === '') {
      this.#show(null);
      return;
    }
    try {
      const answered = await api.openChat(this.#phone.number, id);
      // The stream may have told what is newer than the answer.
      if (!this.#chats.has(answered.id)) {
        this.#chat(answered);
      }
      this.#show(this.#chats.get(answered.id));
    } catch (problem) {
      banner(problem.message);
      this.#show(null);
    }
  }

  #show(chat) {
    document.querySelector('.phone').dataset.view = chat ? 'chat' : 'list';
    this.#list.select(chat?.id ?? null);
    if (chat) {
      this.#conversation.open(chat, this.#groups.get(chat.id) ?? '');
      this.#showMembers(chat);
    } else {
      this.#conversation.close();
    }
  }

  async #groupNames() {
    const {accounts, groups} = await api.directory();
    const names = new Map(accounts.map(account => [account.number, account.name]));
    this.#groups = new Map(groups.map(group => [group.id, group.members.map(number => isolated(names.get(number) ?? number)).join(', ')]));
  }

  async #power() {
    try {
      await api.power(this.#phone.number, this.#phone.state === 'offline' || this.#phone.state === 'refused');
    } catch (problem) {
      banner(problem.message);
    }
  }

  async #newChat(id) {
    const chat = await api.openChat(this.#phone.number, id);
    location.hash = chat.id;
  }

  async #suggest() {
    const {accounts, groups} = await api.directory();
    const entries = [
      ...accounts.filter(account => account.number !== this.#phone.number)
        .map(account => ({id: account.number, title: account.name})),
      ...groups.filter(group => group.members.includes(this.#phone.number))
        .map(group => ({id: group.id, title: group.subject, group: true})),
    ];
    byId('new-chat-entries').replaceChildren(...entries.slice(0, 50).map(entry => this.#suggestion(entry)));
  }

  #suggestion(entry) {
    const link = el('a', {class: 'entry', href: `#${entry.id}`},
      el('span', {class: `avatar ${hue(entry.id)}`, 'aria-hidden': 'true', text: entry.group ? '#' : initials(entry.title)}),
      el('span', {class: 'lines'},
        el('strong', {text: entry.title, dir: 'auto'}),
        el('span', {class: 'muted', text: entry.title === entry.id ? '' : entry.id})));
    link.addEventListener('click', () => byId('new-chat-dialog').close());
    return el('li', {}, link);
  }
}

function banner(text) {
  setText(byId('banner'), text);
  byId('banner').hidden = text === '';
}
