import { Module, type Type } from '@nestjs/common';
import type { BasisConfig } from '#shared/operations/config';
import { BerichtenController } from '#shared/persistence/berichten.controller';
import { KernModule } from '#shared/persistence/kern.module';
import { maakVoorvertoningController } from '#shared/persistence/voorvertoning.controller';

export const maakVerstrekkingModule = (config: BasisConfig): Type => {
  const consument = { wachtrij: 'verstrekking.in', vraagwachtrij: 'verstrekking.vraag', prefetch: 20 };

  @Module({
    imports: [KernModule.forRoot({ dienst: 'verstrekking', entiteiten: [], config, consument })],
    controllers: [BerichtenController, maakVoorvertoningController('verstrekking')],
  })
  class VerstrekkingModule {}
  return VerstrekkingModule;
};
