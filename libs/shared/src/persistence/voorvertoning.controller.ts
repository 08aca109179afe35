import { Controller, type Type } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import type { Antwoord, Feit, InBericht, Uitkomst, Vraag } from '../contracts/intern';
import { Runner } from './runner';

export type Voorvertoning = { readonly uitkomst: Uitkomst; readonly feiten: readonly Feit[] };

/** What would happen to this message, without anything being kept (contract.md §2). Made per service: the question carries its name. */
export const maakVoorvertoningController = (dienst: string): Type => {
  @Controller()
  class VoorvertoningController {
    constructor(private readonly runner: Runner) {}

    @MessagePattern(`vraag.${dienst}.voorvertoning`)
    async voorvertoning(@Payload() { parameters }: Vraag<{ readonly invoer: InBericht }>): Promise<Antwoord<Voorvertoning>> {
      const { uitkomst, feiten } = await this.runner.proef(parameters.invoer);
      return { gevonden: true, resultaat: { uitkomst, feiten } };
    }
  }
  return VoorvertoningController;
};
