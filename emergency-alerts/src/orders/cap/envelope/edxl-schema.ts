import { any, anything, choice, one, optional, type Slot, value } from '../schema/slot.ts'

/** EDXL-DE 1.0 (OASIS, 2006), the outer sequence; what a content object holds is read elsewhere. */
export const distribution: readonly Slot[] = [
  one('distributionID'),
  one('senderID'),
  one('dateTimeSent', value('dateTime')),
  one('distributionStatus', choice('Actual', 'Exercise', 'System', 'Test')),
  one(
    'distributionType',
    choice(
      'Report',
      'Update',
      'Cancel',
      'Request',
      'Response',
      'Dispatch',
      'Ack',
      'Error',
      'SensorConfiguration',
      'SensorControl',
      'SensorStatus',
      'SensorDetection',
    ),
  ),
  one('combinedConfidentiality'),
  optional('language'),
  any('senderRole', anything),
  any('recipientRole', anything),
  any('keyword', anything),
  any('distributionReference'),
  any('explicitAddress', anything),
  any('targetArea', anything),
  any('contentObject', anything),
]
