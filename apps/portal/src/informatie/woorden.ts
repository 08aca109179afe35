import type { Formulierblad } from '../formulier/formulier.types';
import type { Keuze } from '../pagina/velden';
import { leesbaar } from '../taal/begrippen';

/** The dated closed lists, as the hub gives them. */
export type Lijsten = Formulierblad['codelijsten'];

export const keuzesUit = (lijsten: Lijsten, naam: string): readonly Keuze[] => (lijsten[naam] ?? []).map(({ code, label }) => ({ waarde: code, tekst: label }));
/** A stored code that today's list has no longer stays readable. */
export const labelUit = (lijsten: Lijsten, naam: string, code: string | undefined): string | undefined =>
  code === undefined ? undefined : (lijsten[naam]?.find((optie) => optie.code === code)?.label ?? leesbaar(code));
export const keuzesVan = (woorden: Readonly<Record<string, string>>): readonly Keuze[] => Object.entries(woorden).map(([waarde, tekst]) => ({ waarde, tekst }));
