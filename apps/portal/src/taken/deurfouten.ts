import type { ApiFout } from '../api/api.fout';
import type { Veldfouten } from '../pagina/velden';
import type { Veld } from './antwoord.types';

export type Deurfouten = { readonly fouten: Veldfouten; readonly algemeen: readonly string[] };

/** What the hub's door says of a form, put at the field it is about; undefined when it is not about what was filled in. */
export const deurfouten = ({ status, probleem }: ApiFout, velden: readonly Veld[]): Deurfouten | undefined => {
  if (status !== 400 || !probleem) return undefined;
  const fouten: Record<string, string> = {};
  const algemeen = new Set<string>();
  for (const { pad, melding } of probleem.fouten ?? []) {
    const veld = velden.find(({ naam }) => pad.endsWith(`.${naam}`) || pad.endsWith(`/${naam}`));
    if (veld) fouten[veld.naam] = `Dit klopt niet bij “${veld.label}”.`;
    else algemeen.add(melding);
  }
  return { fouten, algemeen: Object.keys(fouten).length + algemeen.size > 0 ? [...algemeen] : ['Uw antwoord klopt nog niet.'] };
};
