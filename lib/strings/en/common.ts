/** Words that several surfaces share. */
export const common = {
  'common.productName': 'Sidestream',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.settings': 'Settings',
  'common.retry': 'Retry',
  'common.reload': 'Reload',
  'common.setUpConnection': 'Set up a connection',
  'common.details': 'Details',
  'common.showAll': 'Show all',
  'common.showLess': 'Show less',
} as const;
