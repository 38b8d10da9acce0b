/** Words that several surfaces share. */
export const common = {
  'common.productName': 'Sidestream',
  'common.close': 'Close',
  'common.cancel': 'Cancel',
  'common.settings': 'Settings',
  'common.retry': 'Retry',
  'common.refused':
    'The browser refused to save the last change. What is shown here is what holds; try it once more.',
  'common.reload': 'Reload',
  'common.setUpConnection': 'Set up a connection',
  'common.details': 'Details',
  'common.showAll': 'Show all',
  'common.showLess': 'Show less',
} as const;
