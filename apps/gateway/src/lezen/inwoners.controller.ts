import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isBsn } from '#shared/contracts/bsn';
import { DtoPijp } from '../http/dto';
import { UuidPijp } from '../http/uuid';
import { DeBeller, type Beller } from '../toegang/beller';
import { DeLeeskop, type Leeskop } from '../toegang/leeskop';
import { Leestoegang } from '../toegang/lezer';
import { Inwonerlezer } from './inwoners';

@ValidatorConstraint({ name: 'bsn' })
class Elfproef implements ValidatorConstraintInterface {
  validate(waarde: unknown): boolean {
    return isBsn(waarde);
  }
  defaultMessage(): string {
    return 'is geen geldig burgerservicenummer (negen cijfers, 11-proef)';
  }
}

class Zoekvraag {
  @Validate(Elfproef)
  bsn!: string;
}

const SITUATIE = { activiteit: 'situatie.lezen', contexten: ['regie', 'ontheffing'] } as const;

@Controller('v1/inwoners')
export class InwonersController {
  constructor(
    private readonly inwoners: Inwonerlezer,
    private readonly toegang: Leestoegang,
  ) {}

  /** BSN in the body, never in an address that somebody logs. */
  @Post('_zoek')
  @HttpCode(200)
  async zoek(@Body(new DtoPijp(Zoekvraag)) { bsn }: Zoekvraag, @DeBeller() beller: Beller): Promise<{ inwonerRef: string }> {
    return { inwonerRef: await this.inwoners.zoek(bsn, beller) };
  }

  @Get(':ref/situatie')
  async situatie(
    @Param('ref', UuidPijp) ref: string,
    @DeLeeskop() kop: Leeskop,
    @DeBeller() beller: Beller,
  ): Promise<Record<string, unknown>> {
    const lezer = await this.toegang.eis(kop, beller, SITUATIE);
    return this.inwoners.situatie(ref, lezer, beller);
  }
}
