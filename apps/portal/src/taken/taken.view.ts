import type { Datum } from '#shared/kernel/datum';
import type { Ontheffing, Takenlijst } from '../api/api.types';
import { VERPLICHTING } from '../taal/begrippen';
import { hoelang, voluit, zonderDag } from '../taal/datum';
import { organisatienaam } from '../taal/woorden';
import { mens } from './secties';
import { taaktekst } from './taakteksten';
import { voorWie } from './ontvanger';
import type { Takenview } from './taken.pagina';
import { zaaksoortVan } from './zaak';

const DRINGEND_DAGEN = 2;
const dagenTot = (van: Datum, tot: Datum): number => Math.round((Date.parse(tot) - Date.parse(van)) / 86_400_000);

const ontheffingregel = ({ ontheffingRef, inwonerRef, gemeente, verloop }: Ontheffing, laatsteDag: Datum, vandaag: Datum): Takenview['ontheffingen'][number] => {
  const wat = verloop.scope?.map((deel) => VERPLICHTING[deel] ?? deel).join('; ');
  return { pad: `/inwoners/${inwonerRef}#ontheffing-${ontheffingRef}`, laatsteDag: zonderDag(laatsteDag), hoelang: hoelang(vandaag, laatsteDag), wat: `${organisatienaam(gemeente)}${wat ? `: ${wat}` : ''}` };
};

const BEEINDIGD: readonly string[] = ['VERLOPEN', 'INGETROKKEN', 'VERVALLEN', 'HERROEPEN', 'BEEINDIGD', 'UITGEPUT'];
const isLopend = ({ verloop }: Ontheffing, vandaag: Datum): boolean => !BEEINDIGD.includes(verloop.status ?? '') && (verloop.laatsteDag ?? '9999') >= vandaag;

/** By last day; what has none comes last. */
export const takenview = ({ taken, volgende }: Takenlijst, ontheffingen: readonly Ontheffing[] | undefined, vandaag: Datum): Takenview => ({
  taken: [...taken]
    .sort((een, ander) => (een.uiterlijk ?? '9999').localeCompare(ander.uiterlijk ?? '9999'))
    .map((taak) => ({
      pad: `/taken/${taak.taakId}`,
      titel: taaktekst(taak.soort, zaaksoortVan(taak)).titel,
      uiterlijk: taak.uiterlijk && voluit(taak.uiterlijk),
      hoelang: taak.uiterlijk && hoelang(vandaag, taak.uiterlijk),
      dringend: taak.uiterlijk !== null && dagenTot(vandaag, taak.uiterlijk) <= DRINGEND_DAGEN,
      voorWie: voorWie(taak),
      van: taak.collega && mens(taak.collega),
    })),
  meer: volgende ? `/taken?na=${encodeURIComponent(volgende)}` : null,
  ontheffingen: (ontheffingen ?? [])
    .flatMap((ontheffing) => (ontheffing.verloop.laatsteDag && isLopend(ontheffing, vandaag) ? [{ ontheffing, laatsteDag: ontheffing.verloop.laatsteDag }] : []))
    .sort((een, ander) => een.laatsteDag.localeCompare(ander.laatsteDag))
    .map(({ ontheffing, laatsteDag }) => ontheffingregel(ontheffing, laatsteDag, vandaag)),
  metOntheffingen: ontheffingen !== undefined,
});
