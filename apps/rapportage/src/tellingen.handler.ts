import type { InBericht, Uitkomst } from '#shared/contracts/intern';
import { amsterdamseDag } from '#shared/kernel/klok';
import type { Handle } from '#shared/persistence/runner.types';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { magTellingenIndienen } from './domain/access';
import { keurFasetabel, laagsteFase, type Fasetabel } from './domain/fasetabel';
import { dienFasetabelIn } from './persistence/fasetabellen';

/** The door held `algemeen` against the schema of the type. */
const fasetabelVan = ({ bericht }: InBericht): Fasetabel => bericht.data.algemeen as unknown as Fasetabel;

const antwoord = (tabel: Fasetabel): Pick<Uitkomst, 'antwoord'> => {
  const aandeel = laagsteFase(tabel);
  return aandeel ? { antwoord: { laagsteFase: aandeel.fase, procent: aandeel.procent } } : {};
};

/** M-85: kept as it was filed and told to nobody; who may see what of it is for the report. */
export const dienTellingenIn: Handle = async (tx, invoer) => {
  const { afzender, gemeente, peildatum } = invoer.bericht.data;
  if (!magTellingenIndienen({ ...afzender, bevoegd: invoer.stempel.afzenderBevoegd }, gemeente)) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const inhoud = fasetabelVan(invoer);
  const geweigerd = keurFasetabel(inhoud);
  if (geweigerd) return afgekeurd(geweigerd);
  await dienFasetabelIn(tx, { gemeente, peildatum, inhoud }, amsterdamseDag(new Date(invoer.stempel.klok)));
  return { uitkomst: { status: 'VERWERKT', afwijkingen: [], ...antwoord(inhoud) }, feiten: [{ bericht: invoer.bericht, adressen: [] }] };
};
