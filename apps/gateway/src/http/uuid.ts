import { Injectable, type PipeTransform } from '@nestjs/common';
import { UUID_PATROON } from '#shared/contracts/vorm.schema';
import { Probleem } from './probleem';

const UUID = new RegExp(UUID_PATROON);

/** An address with anything else than a UUID in it does not exist. */
@Injectable()
export class UuidPijp implements PipeTransform<string, string> {
  transform(waarde: string): string {
    if (!UUID.test(waarde)) throw new Probleem('NIET_GEVONDEN');
    return waarde;
  }
}
