import type { VNode } from 'preact';
import { Alinea, Knoplink } from '../pagina/blokken';
import { useKader } from '../pagina/kader';
import { Pagina } from '../pagina/pagina';

type Leeg = Readonly<Record<string, never>>;

export const UitgelogdPagina = (_: Leeg): VNode => (
  <Pagina titel="U bent uitgelogd">
    <Alinea intro>Sluit de browser als u op een gedeelde computer werkt.</Alinea>
    <p class="schakel-knoppen"><Knoplink naar="/" hoofd>Opnieuw inloggen</Knoplink></p>
  </Pagina>
);

export const InloggenMisluktPagina = (_: Leeg): VNode => (
  <Pagina titel="Inloggen is niet gelukt">
    <Alinea intro>U deed er misschien te lang over. Of u opende een oude pagina.</Alinea>
    <p class="schakel-knoppen"><Knoplink naar="/" hoofd>Opnieuw inloggen</Knoplink></p>
  </Pagina>
);

/** Logged in with the issuer, but nobody registered this person with the hub. */
export const OnbekendPagina = (_: Leeg): VNode => {
  const { hulp } = useKader();
  return (
    <Pagina titel="U staat nog niet geregistreerd">
      <Alinea intro>Uw inlog klopt. Maar uw werkgever heeft u nog niet aangemeld bij Schakel.</Alinea>
      <Alinea>Vraag uw teammanager om u aan te melden. Of bel {hulp}.</Alinea>
      <p class="schakel-knoppen"><Knoplink naar="/">Opnieuw inloggen</Knoplink></p>
    </Pagina>
  );
};

/** Somebody sent a form after the session ended: nothing was sent, and that is said first. */
export const VerlopenPagina = ({ naar }: { readonly naar: string }): VNode => (
  <Pagina titel="U was te lang weg">
    <Alinea intro>Wat u invulde, is niet verstuurd.</Alinea>
    <Alinea>Log opnieuw in en vul het formulier nog een keer in.</Alinea>
    <p class="schakel-knoppen"><Knoplink naar={naar} hoofd>Opnieuw inloggen</Knoplink></p>
  </Pagina>
);
