import type { VNode } from 'preact';
import { Alinea, Blok, type Gegeven, Gegevens, Knoplink, LetOp, Link, Opsomming } from '../pagina/blokken';
import { Pagina } from '../pagina/pagina';

const VOLG = { '/afspraken': 'Volg dit bij uw afspraken', '/rapportages/op-verzoek': 'Naar de rapportages op verzoek' } as const;
export type Volgpad = keyof typeof VOLG;

/** `zaak`: the page of a case that has steps of its own. */
export type Verstuurdview =
  | { readonly stand: 'gelukt'; readonly titel: string; readonly daarna: readonly string[]; readonly feiten?: readonly Gegeven[]; readonly letOp: readonly string[]; /** What a decision that holds departs from. */ readonly afwijkingen: readonly string[]; readonly zaak?: string | null; readonly volg?: Volgpad | null }
  | { readonly stand: 'bezig'; readonly pad: string }
  | { readonly stand: 'wacht' }
  | { readonly stand: 'geweigerd'; readonly oorzaak: string; readonly herstel: string; /** Questions of the form that have no answer yet. */ readonly ontbreekt?: readonly string[]; readonly beleid: string | null; readonly code: string; readonly taak: string | null; readonly zaak?: string | null; readonly uitleg: string | null };

const naarBegin = <p class="schakel-knoppen"><Knoplink naar="/" hoofd>Naar het begin</Knoplink></p>;

const verderNaar = (pad: string | null | undefined, tekst: string): VNode =>
  pad ? <p class="schakel-knoppen"><Knoplink naar={pad} hoofd>{tekst}</Knoplink><Knoplink naar="/">Naar het begin</Knoplink></p> : naarBegin;

/** What became of what somebody sent: done, under way, waiting, or refused with the rule and the remedy. */
export const VerstuurdPagina = (view: Verstuurdview): VNode => {
  switch (view.stand) {
    case 'gelukt':
      return (
        <Pagina titel={view.titel} menu="/taken">
          <Blok soort="goed" kop="Wat gebeurt er nu?">{view.feiten?.length ? <Gegevens rijen={view.feiten} /> : null}<Opsomming punten={view.daarna} /></Blok>
          <LetOp regels={view.letOp} />
          {view.afwijkingen.length > 0 ? <Blok soort="info" kop="Dit wijkt af van de afspraak"><Opsomming punten={view.afwijkingen} /><Alinea>Het besluit geldt wel. U krijgt een taak om ernaar te kijken.</Alinea></Blok> : null}
          {view.volg ? verderNaar(view.volg, VOLG[view.volg]) : verderNaar(view.zaak, 'Verder met deze vraag')}
        </Pagina>
      );
    case 'bezig':
      return (
        <Pagina titel="Uw antwoord is aangekomen" menu="/taken">
          <Alinea intro>We verwerken het nog. U hoeft niets opnieuw te sturen.</Alinea>
          <p class="schakel-knoppen"><Knoplink naar={view.pad} hoofd>Kijk of het klaar is</Knoplink><Knoplink naar="/">Naar het begin</Knoplink></p>
        </Pagina>
      );
    case 'wacht':
      return (
        <Pagina titel="Uw antwoord wacht nog" menu="/taken">
          <Alinea intro>Eerst moet er een ander bericht komen. Daarna gaat uw antwoord vanzelf verder.</Alinea>
          <Alinea>Duurt dit langer dan een dag? Bel dan de helpdesk.</Alinea>
          {naarBegin}
        </Pagina>
      );
    case 'geweigerd':
      return (
        <Pagina titel="Dit kan nu niet" menu="/taken">
          <Blok soort="fout" kop="Waarom?">
            <Alinea>{view.oorzaak}</Alinea>
            {view.ontbreekt?.length ? <><Alinea>Nog geen antwoord op:</Alinea><Opsomming punten={view.ontbreekt} /></> : null}
            {view.uitleg ? <p class="utrecht-paragraph"><Link naar={view.uitleg}>Lees de hele uitleg</Link></p> : null}
            {view.beleid ? <Alinea>Dit volgt uit de afspraak: {view.beleid}.</Alinea> : null}
          </Blok>
          <Blok soort="info" kop="Wat kunt u doen?"><Alinea>{view.herstel}</Alinea></Blok>
          {view.taak ? verderNaar(view.taak, 'Terug naar de taak') : verderNaar(view.zaak, 'Terug naar de vraag')}
          <p class="schakel-klein">Code voor de helpdesk: {view.code}</p>
        </Pagina>
      );
  }
};
