import type { ComponentChildren, VNode } from 'preact';
import type { Zending } from '../api/zending';
import { useKader } from './kader';

/** Faults per field, in words that say what to do. */
export type Veldfouten = Readonly<Record<string, string>>;

/** At the top of the form: every fault, linked to its field. */
export const Foutoverzicht = ({ fouten, algemeen = [] }: { readonly fouten: Veldfouten; readonly algemeen?: readonly string[] }): VNode | null => {
  const regels = Object.entries(fouten);
  if (regels.length + algemeen.length === 0) return null;
  return (
    <div class="schakel-blok schakel-blok--fout" role="alert" aria-labelledby="fouten-kop" tabIndex={-1} id="fouten">
      <h2 class="utrecht-heading-2" id="fouten-kop">Dit klopt nog niet</h2>
      <ul class="utrecht-unordered-list">
        {regels.map(([veld, melding]) => <li key={veld}><a class="utrecht-link" href={`#${veld}`}>{melding}</a></li>)}
        {algemeen.map((melding) => <li key={melding}>{melding}</li>)}
      </ul>
    </div>
  );
};

/** Every form of the portal: posts to an own path, with the token of this session and, when it sends a message, the id it was rendered with. */
export const Formulier = ({ naar, zending, children }: { readonly naar: string; readonly zending?: Zending; readonly children: ComponentChildren }): VNode => {
  const { csrf } = useKader();
  return (
    <form class="utrecht-form" method="post" action={naar} noValidate>
      <input type="hidden" name="_csrf" value={csrf} />
      {zending ? <input type="hidden" name="berichtId" value={zending.id} /> : null}
      {zending ? <input type="hidden" name="opgesteldOp" value={zending.op} /> : null}
      {children}
    </form>
  );
};

export const Knop = ({ naam, waarde, tweede, children }: { readonly naam?: string; readonly waarde?: string; readonly tweede?: boolean; readonly children: ComponentChildren }): VNode => (
  <button type="submit" class={`utrecht-button utrecht-button--${tweede ? 'secondary' : 'primary'}-action`} {...(naam ? { name: naam, value: waarde } : {})}>{children}</button>
);

type Veld = { readonly naam: string; readonly label: string; readonly uitleg?: string; readonly fout?: string | undefined; readonly waarde?: string | undefined };

const beschrijving = ({ naam, uitleg, fout }: Veld): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } => {
  const ids = [...(uitleg ? [`${naam}-uitleg`] : []), ...(fout ? [`${naam}-fout`] : [])];
  return { ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}), ...(fout ? { 'aria-invalid': 'true' as const } : {}) };
};

const Toelichting = ({ naam, uitleg, fout }: Veld): VNode => (
  <>
    {uitleg ? <p class="schakel-uitleg" id={`${naam}-uitleg`}>{uitleg}</p> : null}
    {fout ? <p class="schakel-veldfout" id={`${naam}-fout`}>{fout}</p> : null}
  </>
);

const klasse = (fout: string | undefined): string => `schakel-veld${fout ? ' schakel-veld--fout' : ''}`;

export const Tekstveld = (veld: Veld & { readonly max?: number; readonly inputMode?: 'numeric' | 'tel' | 'email' }): VNode => (
  <div class={klasse(veld.fout)}>
    <label class="utrecht-form-label" for={veld.naam}>{veld.label}</label>
    <Toelichting {...veld} />
    <input class="utrecht-textbox" id={veld.naam} name={veld.naam} type="text" value={veld.waarde ?? ''} autoComplete="off" {...(veld.max ? { maxLength: veld.max } : {})} {...(veld.inputMode ? { inputMode: veld.inputMode } : {})} {...beschrijving(veld)} />
  </div>
);

export const Tekstvlak = (veld: Veld & { readonly max: number }): VNode => (
  <div class={klasse(veld.fout)}>
    <label class="utrecht-form-label" for={veld.naam}>{veld.label}</label>
    <Toelichting {...veld} />
    <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id={veld.naam} name={veld.naam} rows={4} maxLength={veld.max} {...beschrijving(veld)}>{veld.waarde ?? ''}</textarea>
  </div>
);

export const Datumveld = (veld: Veld): VNode => (
  <div class={klasse(veld.fout)}>
    <label class="utrecht-form-label" for={veld.naam}>{veld.label}</label>
    <Toelichting {...veld} />
    <input class="utrecht-textbox utrecht-textbox--datum" id={veld.naam} name={veld.naam} type="date" value={veld.waarde ?? ''} {...beschrijving(veld)} />
  </div>
);

export type Keuze = { readonly waarde: string; readonly tekst: string };

/** A few choices: all in sight. */
export const Keuzeveld = (veld: Veld & { readonly keuzes: readonly Keuze[] }): VNode => (
  <fieldset class={klasse(veld.fout)} {...beschrijving(veld)}>
    <legend>{veld.label}</legend>
    <Toelichting {...veld} />
    {veld.keuzes.map(({ waarde, tekst }, plek) => {
      const id = plek === 0 ? veld.naam : `${veld.naam}-${waarde}`;
      return (
        <div key={waarde} class="schakel-keuze">
          <input type="radio" id={id} name={veld.naam} value={waarde} checked={veld.waarde === waarde} />
          <label for={id}>{tekst}</label>
        </div>
      );
    })}
  </fieldset>
);

/** Several at once; the form sends one value per tick. */
export const Vinkjes = ({ waarden, keuzes, ...veld }: Omit<Veld, 'waarde'> & { readonly keuzes: readonly Keuze[]; readonly waarden: readonly string[] }): VNode => (
  <fieldset class={klasse(veld.fout)} {...beschrijving(veld)}>
    <legend>{veld.label}</legend>
    <Toelichting {...veld} />
    {keuzes.map(({ waarde, tekst }, plek) => {
      const id = plek === 0 ? veld.naam : `${veld.naam}-${waarde}`;
      return (
        <div key={waarde} class="schakel-keuze">
          <input type="checkbox" id={id} name={veld.naam} value={waarde} checked={waarden.includes(waarde)} />
          <label for={id}>{tekst}</label>
        </div>
      );
    })}
  </fieldset>
);

/** More choices than fit in sight. */
export const Keuzelijst = (veld: Veld & { readonly keuzes: readonly Keuze[]; readonly leeg?: string }): VNode => (
  <div class={klasse(veld.fout)}>
    <label class="utrecht-form-label" for={veld.naam}>{veld.label}</label>
    <Toelichting {...veld} />
    <select class="utrecht-select utrecht-select--html-select" id={veld.naam} name={veld.naam} {...beschrijving(veld)}>
      {veld.leeg === undefined ? null : <option value="">{veld.leeg}</option>}
      {veld.keuzes.map(({ waarde, tekst }) => <option key={waarde} value={waarde} selected={veld.waarde === waarde}>{tekst}</option>)}
    </select>
  </div>
);
