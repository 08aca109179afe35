import type { ComponentChildren, VNode } from 'preact';

export const Alinea = ({ intro, children }: { readonly intro?: boolean; readonly children: ComponentChildren }): VNode => (
  <p class={`utrecht-paragraph${intro ? ' schakel-intro' : ''}`}>{children}</p>
);

export const Kop = ({ children, id }: { readonly children: ComponentChildren; readonly id?: string }): VNode => (
  <h2 class="utrecht-heading-2" {...(id ? { id } : {})}>{children}</h2>
);

export const Tussenkop = ({ children }: { readonly children: ComponentChildren }): VNode => <h3 class="utrecht-heading-3">{children}</h3>;

/** A frame around what belongs together; the colour never says something that the words do not say. */
export const Blok = ({ soort, kop, children }: { readonly soort?: 'let-op' | 'fout' | 'goed' | 'info'; readonly kop?: string; readonly children: ComponentChildren }): VNode => (
  <div class={`schakel-blok${soort ? ` schakel-blok--${soort}` : ''}`}>
    {kop ? <h2 class="utrecht-heading-2">{kop}</h2> : null}
    {children}
  </div>
);

export type Gegeven = { readonly naam: string; readonly waarde: ComponentChildren };

/** Name and value pairs; what is not known is left out by whoever makes the view. */
export const Gegevens = ({ rijen }: { readonly rijen: readonly Gegeven[] }): VNode => (
  <dl class="schakel-gegevens">
    {rijen.map(({ naam, waarde }) => [<dt key={`${naam}.naam`}>{naam}</dt>, <dd key={`${naam}.waarde`}>{waarde}</dd>])}
  </dl>
);

export const Opsomming = ({ punten }: { readonly punten: readonly string[] }): VNode => (
  <ul class="utrecht-unordered-list">
    {punten.map((punt) => <li key={punt} class="utrecht-unordered-list__item">{punt}</li>)}
  </ul>
);

export const Merkje = ({ dringend, children }: { readonly dringend?: boolean; readonly children: ComponentChildren }): VNode => (
  <span class={`schakel-merkje${dringend ? ' schakel-merkje--dringend' : ''}`}>{children}</span>
);

/** A page has one `hoofd`: the step that most people come for. */
export const Knoplink = ({ naar, hoofd, children }: { readonly naar: string; readonly hoofd?: boolean; readonly children: ComponentChildren }): VNode => (
  <a class={`utrecht-button-link utrecht-button-link--html-a utrecht-button-link--${hoofd ? 'primary' : 'secondary'}-action`} href={naar}>{children}</a>
);

export const Link = ({ naar, children }: { readonly naar: string; readonly children: ComponentChildren }): VNode => (
  <a class="utrecht-link" href={naar}>{children}</a>
);

/** A number to tap on a phone. */
export const Telefoon = ({ nummer }: { readonly nummer: string }): VNode => <a class="utrecht-link" href={`tel:${nummer.replace(/[^0-9+]/g, '')}`}>{nummer}</a>;

/** What the hub warns of begins with these words; under a heading that says them they would stand twice. */
const zonderKop = (regel: string): string => regel.replace(/^Let op: (.)/, (_, letter: string) => letter.toUpperCase());

export const LetOp = ({ regels }: { readonly regels: readonly string[] }): VNode | null =>
  regels.length > 0 ? <Blok soort="let-op" kop="Let op">{regels.map((regel) => <Alinea key={regel}>{zonderKop(regel)}</Alinea>)}</Blok> : null;
