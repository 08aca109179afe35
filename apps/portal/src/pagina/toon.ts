import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { KaderContext, type Kader } from './kader';

/** A page: a typed view in, one `Pagina` out. A field outside the view type does not compile, so a page cannot show what nobody gave it. */
export type Weergave<V> = (view: V) => VNode;

/** The whole document. preact escapes text and attributes; nothing in this app writes HTML by hand. */
export const toon = <V extends object>(weergave: Weergave<V>, view: V, kader: Kader): string =>
  `<!doctype html>${renderToString(h(KaderContext.Provider, { value: kader, children: h(weergave as Weergave<object>, view) }))}`;
