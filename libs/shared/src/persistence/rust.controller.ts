import { Controller, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import type { Antwoord, RustStand } from '../contracts/intern';
import { Rust } from './rust';

/** The question carries the name of the service, so the controller is made per service. */
export const maakRustController = (dienst: string): Type => {
  @Controller()
  class RustController {
    constructor(private readonly rust: Rust) {}

    @MessagePattern(`vraag.${dienst}.rust`)
    async beantwoord(): Promise<Antwoord<RustStand>> {
      return { gevonden: true, resultaat: await this.rust.stand(1) };
    }
  }
  return RustController;
};
