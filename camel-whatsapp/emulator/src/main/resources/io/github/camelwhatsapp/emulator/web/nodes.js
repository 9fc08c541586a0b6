// Nodes as people read them: in the form of XML, with what is hidden said in its place.
import {el} from './dom.js';

/** A node in one line: its tag, its attributes, and the tags of its children. */
export function summaryOf(node) {
  const children = (node.children ?? []).map(child => child.tag);
  return [...opening(node), ...(children.length ? [el('span', {class: 'inside', text: children.join(' ')})] : []),
    ...(node.bytes ? [el('span', {class: 'inside', text: bytes(node)})] : [])];
}

/** The whole node, a line for each child. */
export const nodeOf = node => el('pre', {class: 'node', tabindex: 0}, ...lines(node, ''));

function lines(node, indent) {
  const inner = node.children ?? [];
  if (inner.length === 0) {
    return [indent, ...opening(node), ...data(node), closing(node), '\n'];
  }
  return [indent, ...opening(node), '\n', ...inner.flatMap(child => lines(child, `${indent}  `)), indent, closing(node), '\n'];
}

function opening(node) {
  const attributes = Object.entries(node.attributes).flatMap(([name, value]) =>
    [' ', el('span', {class: 'name', text: name}), '=', el('span', {class: 'value', text: `"${value}"`})]);
  return [el('span', {class: 'tag', text: `<${node.tag}`}), ...attributes, el('span', {class: 'tag', text: '>'})];
}

const closing = node => el('span', {class: 'tag', text: `</${node.tag}>`});

function data(node) {
  if (!node.bytes) {
    return [];
  }
  if (node.text !== undefined) {
    return [el('span', {class: 'data', text: node.text})];
  }
  if (node.hex !== undefined) {
    const cut = node.hex.length / 2 < node.bytes ? ` … ${bytes(node)} in all` : '';
    return [el('span', {class: 'data hex', text: `${node.hex}${cut}`})];
  }
  return [el('span', {class: 'inside', text: bytes(node)})];
}

const bytes = node => `${node.bytes} ${node.bytes === 1 ? 'byte' : 'bytes'}`;
