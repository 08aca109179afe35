import { Controller, type Type } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { Antwoord, RustStand, Vraag } from '../contracts/intern';
import { Beheer, type Geparkeerd, type Standregel } from './beheer';
import { Rust } from './rust';

type Nummer = { readonly id: string };

/** The gateway decides who may manage; the service still takes it only from the hub itself, for that purpose. */
const magBeheren = ({ context }: Vraag): boolean => context.rol === 'systeem' && context.doel === 'BEHEER';
const NIETS = { gevonden: false, resultaat: null } as const;

/** Questions that every service answers. They carry the name of the service, so the controller is made per service. */
export const maakKernController = (dienst: string): Type => {
  @Controller()
  class KernController {
    constructor(
      private readonly rust: Rust,
      private readonly beheer: Beheer,
    ) {}

    @MessagePattern(`vraag.${dienst}.rust`)
    async meldRust(): Promise<Antwoord<RustStand>> {
      return { gevonden: true, resultaat: await this.rust.stand(1) };
    }

    @MessagePattern(`vraag.${dienst}.beheerstand`)
    async meldStand(@Payload() vraag: Vraag): Promise<Antwoord<readonly Standregel[]>> {
      return magBeheren(vraag) ? { gevonden: true, resultaat: await this.beheer.stand() } : NIETS;
    }

    @MessagePattern(`vraag.${dienst}.geparkeerd`)
    async meldGeparkeerd(@Payload() vraag: Vraag): Promise<Antwoord<readonly Geparkeerd[]>> {
      return magBeheren(vraag) ? { gevonden: true, resultaat: await this.beheer.geparkeerd() } : NIETS;
    }

    @MessagePattern(`vraag.${dienst}.speelOpnieuw`)
    async speelOpnieuw(@Payload() vraag: Vraag<Nummer>): Promise<Antwoord<string>> {
      return magBeheren(vraag) ? { gevonden: true, resultaat: await this.beheer.speelOpnieuw(String(vraag.parameters.id), vraag.context) } : NIETS;
    }

    @MessagePattern(`vraag.${dienst}.geefVrij`)
    async geefVrij(@Payload() vraag: Vraag<Nummer>): Promise<Antwoord<true>> {
      const gelukt = magBeheren(vraag) && (await this.beheer.geefVrij(String(vraag.parameters.id), vraag.context));
      return gelukt ? { gevonden: true, resultaat: true } : NIETS;
    }
  }
  return KernController;
};
