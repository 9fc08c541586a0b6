// The entry: the address decides whether the desk with all phones is shown, one phone, or the inspector.
import {clone} from './dom.js';
import {showDesk} from './desk.js';
import {showInspector} from './inspector.js';
import {showPhone} from './phone.js';

const number = /^\/phones\/([^/]+)$/.exec(location.pathname)?.[1];

if (number) {
  clone('phone-view');
  showPhone(decodeURIComponent(number));
} else if (location.pathname === '/inspector') {
  clone('inspector-view');
  showInspector();
} else {
  clone('desk-view');
  showDesk();
}
