type Scope = Window & typeof globalThis;

/** What could speak with others beside the network that the browser's policies hold: UDP in spite of `connect-src 'none'`. */
const leaking = /^(webkit)?RTC|^WebTransport/;
const nested = 'iframe, frame, object, embed, fencedframe, portal';

/** Takes a member away for good. */
function without(from: object, name: string) {
  Reflect.deleteProperty(from, name);
  if (name in from)
    Object.defineProperty(from, name, { value: undefined, writable: false, configurable: false });
}

/**
 * Lets nobody say anything to a window but its host and itself: another frame of the page may have been told what only this one could
 * tell a server.
 */
function hearNobodyElse(scope: Scope) {
  const { parent: host, Event, MessageEvent } = scope;
  const { apply } = Reflect;
  const { stopImmediatePropagation } = Event.prototype;
  const sourceOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'source')?.get;
  if (!sourceOf) throw new Error('no window says where its messages come from');
  const stop = (event: Event) => {
    const source = apply(sourceOf, event, []);
    if (source !== host && source !== scope) apply(stopImmediatePropagation, event, []);
  };
  for (const kind of ['message', 'messageerror']) scope.addEventListener(kind, stop, true);
}

/**
 * Leaves a window alone with its host. Nobody else is heard, what leaks is taken away, and there are no frames within it: a `srcdoc` is not held by
 * `frame-src`, and may run the bundle in a window that has all of that again. A frame is taken out before it has loaded, wherever it
 * was put; the ways to hide one in a shadow root that nobody has seen made are closed.
 *
 * Runs before the bundle, and uses nothing later that the bundle can replace.
 */
export function leaveAlone(scope: Scope): void {
  hearNobodyElse(scope);
  for (const name of Object.getOwnPropertyNames(scope)) {
    if (leaking.test(name)) without(scope, name);
  }

  const { Document, DocumentFragment, Element, MutationObserver, Range, ShadowRoot } = scope;
  const { apply } = Reflect;
  const { observe } = MutationObserver.prototype;
  const { attachShadow, remove } = Element.prototype;
  const findInDocument = Document.prototype.querySelector;
  const findInFragment = DocumentFragment.prototype.querySelector;
  const inside = { childList: true, subtree: true };

  const watch = (root: Node, find: (selector: string) => Element | null) => {
    const sweep = () => {
      for (let frame = apply(find, root, [nested]); frame; frame = apply(find, root, [nested]))
        apply(remove, frame, []);
    };
    apply(observe, new MutationObserver(sweep), [root, inside]);
  };
  watch(scope.document, findInDocument);

  Object.defineProperty(Element.prototype, 'attachShadow', {
    value(this: Element, { mode, delegatesFocus = false, slotAssignment = 'named' }: ShadowRootInit) {
      // Of a root that is cloned, nobody would hear.
      const root = apply(attachShadow, this, [{ mode, delegatesFocus, slotAssignment }]);
      watch(root, findInFragment);
      return root;
    },
    writable: false,
    configurable: false,
  });
  for (const from of [
    Document,
    Document.prototype,
    DocumentFragment.prototype,
    Element.prototype,
    Range.prototype,
    ShadowRoot.prototype,
  ]) {
    for (const name of Object.getOwnPropertyNames(from)) {
      if (/HTMLUnsafe$/.test(name)) without(from, name);
    }
  }
  for (const name of ['open', 'write', 'writeln']) without(Document.prototype, name);
}
