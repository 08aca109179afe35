import { randomUUID } from 'node:crypto';
import { plusDagen } from '#shared/kernel/datum';
import { eerstvolgendeWerkdag, laatsteDagNa } from './kalender';
import { aantalMails, CARLA, isVerwerkt, nl, uitkomstVan, zetKlok, zieMail, type Toneel } from './toneel';

const WEKEN_VOORAF = 13;

/** An exemption that ends is seen in time: the coach is asked for a decision thirteen weeks before the last day (D-26). */
export const besluitNodig = async (toneel: Toneel): Promise<void> => {
  const { verhaal, tiel, inwonerRef } = toneel;
  const op = eerstvolgendeWerkdag(toneel.start);
  const laatsteDag = laatsteDagNa(op, 12);
  verhaal.kop('7. Een ontheffing loopt niet meer ongezien af');
  const verleend = await tiel.stuur(
    tiel.maak('ontheffing.verleend', CARLA, {
      zaakId: randomUUID(),
      inwonerRef,
      peildatum: op,
      doel: 'ONTHEFFING',
      verloop: { soort: 'TIJDELIJK', scope: ['a'], ingangsdatum: op, laatsteDag, besluitDatum: op, bekendmakingsDatum: op, mandaatRef: 'mandaat:tiel:ontheffing:tiel' },
      belastbaarheid: { grond: 'DRINGENDE_REDENEN' },
    }),
  );
  verhaal.stap('GEMEENTE', isVerwerkt(verleend), `Carla legt een ontheffing vast, tot en met ${nl(laatsteDag)}.`, { techniek: `ontheffing.verleend -> ${uitkomstVan(verleend)}` });
  const mails = await aantalMails(toneel);
  const moment = eerstvolgendeWerkdag(plusDagen(laatsteDag, -7 * WEKEN_VOORAF));
  verhaal.stap('SCHAKEL', await zetKlok(toneel, `${moment}T09:00`), `De klok gaat naar ${nl(moment)}: dertien weken voor de laatste dag.`, { techniek: `schakel klok ${moment}` });
  await zieMail(toneel, 'Carla', CARLA.actorId, mails, 'GEMEENTE', (onderwerp) => onderwerp.startsWith('Besluit nodig'));
};
