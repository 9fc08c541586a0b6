// Groups: a dialog that makes one, and a dialog that shows who is in it, takes people in and out, and leaves.
import * as api from './api.js';
import {byId, el, hue, initials, setText, wire} from './dom.js';

/** Wires the dialog that makes a group; made, it is opened. */
export function newGroup(number, opened) {
  wire('new-group', {
    prepare: async () => {
      const {accounts} = await api.directory();
      byId('new-group-people').replaceChildren(...accounts.filter(account => account.number !== number).slice(0, 100).map(person));
    },
    save: async form => {
      const chosen = [...form.querySelectorAll('[name=member]:checked')].map(box => box.value);
      const typed = form.elements.numbers.value.split(/[\s,;]+/).filter(Boolean);
      const group = await api.createGroup(number, form.elements.subject.value.trim(), [...new Set([...chosen, ...typed])]);
      opened(group.id);
    },
  });
}

const person = account => el('li', {}, el('label', {class: 'entry check'},
  el('input', {type: 'checkbox', name: 'member', value: account.number}),
  el('span', {class: `avatar ${hue(account.number)}`, 'aria-hidden': 'true', text: initials(account.name)}),
  el('span', {class: 'lines'}, el('strong', {text: account.name, dir: 'auto'}),
    el('span', {class: 'muted', text: account.name === account.number ? '' : account.number}))));

export class GroupInfo {
  #number;
  #chat;
  #group = null;

  /** @param chat says which chat is open */
  constructor(number, chat) {
    this.#number = number;
    this.#chat = chat;
    byId('group-info').addEventListener('click', () => this.#open());
    byId('group-close').addEventListener('click', () => byId('group-dialog').close());
    byId('group-leave').addEventListener('click', () => this.#do(async () => {
      await api.leaveGroup(this.#number, this.#group.id);
      byId('group-dialog').close();
    }));
    byId('group-add').addEventListener('submit', event => {
      event.preventDefault();
      this.#do(() => this.#change('add', byId('group-add').elements.number.value.trim()));
    });
    byId('group-rename').addEventListener('submit', event => {
      event.preventDefault();
      this.#do(() => api.renameGroup(this.#number, this.#group.id, byId('group-rename').elements.subject.value.trim()));
    });
  }

  #open() {
    byId('group-members').replaceChildren();
    this.#group = {id: this.#chat()};
    byId('group-dialog').showModal();
    this.#do(() => {});
  }

  async #change(what, person) {
    const codes = await api.changeGroup(this.#number, this.#group.id, what, [person]);
    const [code] = Object.values(codes);
    if (code !== 200) {
      throw new Error(`The server refused this with ${code}.`);
    }
    byId('group-add').reset();
  }

  async #do(deed) {
    const problem = byId('group-problem');
    setText(problem, '');
    try {
      await deed();
    } catch (refusal) {
      setText(problem, refusal.message);
    }
    if (byId('group-dialog').open) {
      await this.#refresh().catch(refusal => setText(problem, problem.textContent || refusal.message));
    }
  }

  async #refresh() {
    this.#group = await api.group(this.#number, this.#group.id);
    const mine = this.#group.members.find(member => member.number === this.#number);
    setText(byId('group-note'), `${this.#group.members.length} members · ${this.#group.hidden ? 'addressed by hidden ids' : 'addressed by numbers'} · ${this.#group.id}`);
    byId('group-rename').elements.subject.value = this.#group.subject;
    byId('group-members').replaceChildren(...this.#group.members.map(member => this.#member(member, mine?.admin)));
  }

  #member(member, mayChange) {
    const isSelf = member.number === this.#number;
    return el('li', {class: 'entry'},
      el('span', {class: `avatar ${hue(member.number)}`, 'aria-hidden': 'true', text: initials(member.name)}),
      el('span', {class: 'lines'}, el('strong', {text: isSelf ? `${member.name} (this phone)` : member.name, dir: 'auto'}),
        el('span', {class: 'muted', text: [member.admin ? 'administrator' : '', member.name === member.number ? '' : member.number].filter(Boolean).join(' · ')})),
      mayChange && !isSelf ? this.#button(member.admin ? 'Demote' : 'Promote', member, member.admin ? 'demote' : 'promote') : null,
      mayChange && !isSelf ? this.#button('Remove', member, 'remove') : null);
  }

  #button(label, member, what) {
    const button = el('button', {type: 'button', class: 'quiet', text: label, 'aria-label': `${label} ${member.name}`});
    button.addEventListener('click', () => this.#do(() => this.#change(what, member.number)));
    return button;
  }
}
