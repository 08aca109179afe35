import type { Dienst } from '#shared/contracts/catalogus.types';
import { DIENSTEN_MET_REGELS } from '#shared/contracts/catalogus';
import type { VraagContext } from '#shared/contracts/intern';
import { schrijfLogboek } from '#shared/logboek/logboek';
import { GeenAntwoord } from '#shared/messaging/fouten';
import type { Geparkeerd, Standregel } from '#shared/persistence/beheer';
import type { Deurdelen } from '../http/deurdelen';
import { Probleem } from '../http/probleem';
import { eisAlgemeen } from '../lezen/algemeen';
import type { Beller } from '../toegang/beller';
import { alsContext, type Leesrecht, type Lezer } from '../toegang/lezer';

export const DIENSTEN: readonly Dienst[] = [...DIENSTEN_MET_REGELS, 'notifications'];
const WERKZAAK = 'WERKZAAK';
/** At most so many per press: each is one question to the service, and a person waits for the answer. */
const PER_KEER = 25;

export const BEHEERRECHT: Leesrecht = { activiteit: 'beheer.stand.lezen', contexten: [], bureau: { rollen: ['beleidsmedewerker'], doel: 'BEHEER' } };
export const HERKANSRECHT: Leesrecht = { ...BEHEERRECHT, activiteit: 'beheer.herkansen' };

/** What waits: which kind, where (a service, a connection or an organisation), how many, since when. Never what, never whose. */
export type Beheerregel = Standregel & { readonly waar: string };
export type Beheerstand = { readonly stand: readonly Beheerregel[]; /** Services that did not answer. */ readonly onbereikbaar: readonly string[] };

/** A message is settled within seconds and a connection reads within the hour; before that nothing is stuck. */
const EIGEN = `
SELECT 'FEIT_' || soort AS soort, 'gateway' AS waar, count(*)::int AS aantal, min(sinds) AS sinds FROM wachtend GROUP BY soort
UNION ALL
SELECT 'BERICHT_ONBESLIST', 'gateway', count(*)::int, min(ontvangen_op) FROM bericht WHERE status IN ('ONTVANGEN', 'VRIJGEGEVEN') AND ontvangen_op < now() - interval '5 minutes' HAVING count(*) > 0
UNION ALL
SELECT 'LEVERING_NIET_OPGEHAALD', aansluiting, count(*)::int, min(klaargezet_op) FROM levering WHERE overgedragen_op IS NULL AND klaargezet_op < now() - interval '1 hour' GROUP BY aansluiting
UNION ALL
SELECT 'ZONDER_COACH', organisatie, count(*)::int, min(aangemaakt_op) FROM taak WHERE soort = 'COLLEGA_TOEWIJZEN' AND afgehandeld_op IS NULL GROUP BY organisatie
ORDER BY soort, waar`;

/** The services take it from the hub alone; they record the person who asked. */
const alsHub = (lezer: Lezer): VraagContext => ({ ...alsContext(lezer), rol: 'systeem' });

/** What is stuck, for who keeps the hub going; and trying it again, by the rules and rights of that moment. */
export class Beheerlezer {
  constructor(private readonly delen: Pick<Deurdelen, 'klok' | 'kaders' | 'opslag' | 'vraagbaak'>) {}

  async stand(lezer: Lezer, { traceparent }: Beller): Promise<Beheerstand> {
    const record = await this.eis(BEHEERRECHT, lezer, traceparent);
    const standen = await Promise.all(DIENSTEN.map(async (dienst) => ({ dienst, regels: await this.vanDienst(dienst, lezer, traceparent) })));
    const eigen = await this.delen.opslag.transactie(async (tx) => {
      await schrijfLogboek(tx, 'VERSTREKKING', record, traceparent);
      return tx.em.query<Beheerregel[]>(EIGEN);
    });
    return {
      stand: [...eigen, ...standen.flatMap(({ dienst, regels = [] }) => regels.map((regel) => ({ ...regel, waar: dienst })))],
      onbereikbaar: standen.flatMap(({ dienst, regels }) => (regels === undefined ? [dienst] : [])),
    };
  }

  /** Tries what a service parked once more: the handler judges it afresh, rights included, so nothing happens twice. */
  async herkans(dienst: Dienst, lezer: Lezer, { traceparent }: Beller): Promise<{ readonly gelukt: number; readonly vast: number; readonly meer: boolean }> {
    const record = await this.eis(HERKANSRECHT, lezer, traceparent);
    await this.delen.opslag.transactie((tx) => schrijfLogboek(tx, 'BESLISSING', record, traceparent));
    const geparkeerd = (await this.vraag<readonly Geparkeerd[]>(dienst, 'geparkeerd', {}, lezer, traceparent)) ?? [];
    let gelukt = 0;
    for (const { tabel, id } of geparkeerd.slice(0, PER_KEER)) {
      const na = await this.vraag<string | true>(dienst, tabel === 'outbox' ? 'geefVrij' : 'speelOpnieuw', { id }, lezer, traceparent);
      if (na !== null && na !== 'GEPARKEERD' && na !== 'ONBEKEND') gelukt += 1;
    }
    return { gelukt, vast: Math.min(geparkeerd.length, PER_KEER) - gelukt, meer: geparkeerd.length > PER_KEER };
  }

  /** Werkzaak keeps the hub going; a policy officer of a gemeente does not. */
  private eis({ activiteit }: Leesrecht, lezer: Lezer, traceparent: string): ReturnType<typeof eisAlgemeen> {
    if (lezer.medewerker.werkgever !== WERKZAAK) throw new Probleem('NIET_BEVOEGD');
    return eisAlgemeen(this.delen, { activiteit }, lezer, traceparent);
  }

  private async vanDienst(dienst: Dienst, lezer: Lezer, traceparent: string): Promise<readonly Standregel[] | undefined> {
    try {
      return (await this.vraag<readonly Standregel[]>(dienst, 'beheerstand', {}, lezer, traceparent)) ?? [];
    } catch (fout) {
      if (fout instanceof GeenAntwoord) return undefined;
      throw fout;
    }
  }

  private async vraag<R>(dienst: Dienst, naam: string, parameters: object, lezer: Lezer, traceparent: string): Promise<R | null> {
    return (await this.delen.vraagbaak.vraag<object, R>(dienst, naam, { context: alsHub(lezer), parameters }, { traceparent })).resultaat;
  }
}
