import type { Rol } from '#shared/contracts/bericht';
import { isDatum } from '#shared/kernel/datum';
import type { Voorvertoning } from '../api/api.types';
import { labelVan } from '../informatie/verzending';
import { zonderDag } from '../taal/datum';
import { organisatienaam, rolnaam } from '../taal/woorden';
import type { Veld } from '../taken/antwoord.types';
import type { Rij } from '../taken/secties';
import { uitkomstregels, uitlegVan } from '../verstuurd/uitleg';
import type { Controleerview } from './verzoeken.pagina';

const tekstVan = (veld: Veld, waarde: unknown): string => {
  if (typeof waarde === 'boolean') return waarde ? 'Ja' : 'Nee';
  if (Array.isArray(waarde)) return waarde.map((een) => tekstVan(veld, een)).join(', ');
  if (isDatum(waarde)) return zonderDag(waarde);
  const keuze = 'keuzes' in veld ? veld.keuzes.find((een) => een.waarde === waarde) : undefined;
  return keuze?.tekst ?? String(waarde);
};

/** Where a field has another name in the message than in the form. */
const IN_BERICHT: Readonly<Record<string, string>> = { voorwaarden: 'voldoetAanVoorwaarden', voorkeursdag: 'voorkeursdagen' };

type Data = Readonly<Record<string, unknown>>;

/** Ticks that are each a field of the message. */
const aangevinkt = (veld: Veld, gezien: Data): readonly string[] | undefined => {
  const gevonden = veld.soort === 'vinkjes' ? veld.keuzes.filter(({ waarde }) => gezien[waarde] === true).map(({ waarde }) => waarde) : [];
  return gevonden.length > 0 ? gevonden : undefined;
};

/** The answers that this receiver finds in the message, in the order of the form. */
const rijen = (velden: readonly Veld[], data: Data): readonly Rij[] => {
  const gezien: Data = { ...(data['verloop'] as Data | undefined), ...(data['contact'] as Data | undefined), ...(data['formulier'] as Data | undefined) };
  return velden.flatMap((veld) => {
    const waarde = gezien[IN_BERICHT[veld.naam] ?? veld.naam] ?? aangevinkt(veld, gezien);
    return waarde === undefined ? [] : [{ naam: veld.label, tekst: tekstVan(veld, waarde) }];
  });
};

/** Who would see what, what it costs and until when, from the hub's own preview. */
export const controleerdelen = ({ uitkomst, ontvangers, medisch = [] }: Voorvertoning, velden: readonly Veld[], vervolg: string): Pick<Controleerview, 'ziet' | 'feiten' | 'letOp' | 'medisch' | 'weigering'> => {
  const ziet = ontvangers.flatMap(({ rol, organisatie, bericht }) => (bericht ? [{ wie: `de ${rolnaam(rol as Rol)} van ${organisatienaam(organisatie)}`, rijen: rijen(velden, bericht.data) }] : []));
  const { oorzaak, herstel } = uitlegVan(uitkomst, vervolg);
  return {
    ziet: ziet.filter(({ wie }, plek) => ziet.findIndex((ander) => ander.wie === wie) === plek),
    feiten: uitkomstregels(uitkomst),
    letOp: uitkomst.letOp ?? [],
    medisch: medisch.map(({ veld, woord }) => ({ woord, label: labelVan(velden, veld) })),
    weigering: uitkomst.status === 'AFGEKEURD' ? { oorzaak, herstel } : null,
  };
};
