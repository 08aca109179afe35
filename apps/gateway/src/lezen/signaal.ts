import type { VerzegeldBericht } from '#shared/contracts/bericht';
import { bekendeSoort } from '#shared/contracts/catalogus';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { projecteer } from '#shared/privacy/projectie';
import { gewistIn, type Gewist } from '../bewaren/gewist';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import type { Beller } from '../toegang/beller';
import type { Lezer } from '../toegang/lezer';
import type { Takenlezer } from './taken';
import { leesrecord, nietGelezen, zichtNu } from './zicht';

const SIGNAAL = bekendeSoort('nl.participatiewet.signaal.rechtmatigheid.v1');
const ACTIVITEIT = 'signaal.lezen';

const FEIT = 'SELECT f.inhoud AS bericht, f.gewist FROM taak t JOIN feit f ON f.source = t.bericht_source AND f.id = t.bericht_id AND f.type = t.bericht_type WHERE t.id = $1';
type Feitrij = { readonly bericht: VerzegeldBericht; readonly gewist: readonly Gewist[] };

/** A signal of a partner (M-35), by the task that it gave: there is no case to read. For whom the task is, and who has the resident today. */
export class Signaallezer {
  constructor(
    private readonly delen: Deurdelen,
    private readonly taken: Takenlezer,
  ) {}

  async lees(taakId: string, lezer: Lezer, { traceparent }: Beller): Promise<Record<string, unknown>> {
    const { taak, oordeel: { toegewezen, namens } } = await this.taken.eis(ACTIVITEIT, taakId, lezer, traceparent);
    const { inwonerRef, gemeente } = taak;
    const zaak = { inwonerRef, gemeente };
    const [feit] = taak.berichtType === SIGNAAL.type ? await this.delen.leesbron.lees(lezer.gemeenten, (tx) => tx.em.query<Feitrij[]>(FEIT, [taakId])) : [];
    const { kader, open } = zichtNu(this.delen);
    const rollen = [{ rol: taak.rol, toegewezen, gemeenteKlopt: true }];
    const gezien = feit && toegewezen ? projecteer(feit.bericht, (sectie) => open(feit.bericht, sectie), { soort: SIGNAAL, rollen, kader, handeling: 'LEZEN' }) : undefined;
    const inhoud = { ...gezien?.bericht.data.handhaving, ...(gezien ? gewistIn(feit?.gewist) : {}) };
    const record = Object.keys(inhoud).length > 0 && gezien ? leesrecord(ACTIVITEIT, zaak, lezer, { inhoud, oordelen: gezien.oordelen, voor: namens }, kader) : undefined;
    const soort = record ? 'VERSTREKKING' : 'BESLISSING';
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, soort, record ?? nietGelezen(ACTIVITEIT, undefined, zaak, lezer), traceparent));
    if (!record || !feit) throw new Probleem('NIET_GEVONDEN');
    const { werkgever } = feit.bericht.data.afzender;
    return { inwonerRef, gemeente, partner: this.delen.partijen.organisatie(werkgever)?.naam ?? werkgever, ...inhoud };
  }
}
