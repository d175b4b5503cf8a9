/** Categories of events: a closed list. An id is permanent once it is in a log. */

/** The groups that categories are sorted into. */
export const GROUPS = ['military', 'civil', 'natural'] as const;
export type Group = (typeof GROUPS)[number];

interface Meaning {
  readonly group: Group;
  readonly en: string;
  readonly ar: string;
  readonly he: string;
}

/** Every category, by its id. */
export const CATEGORIES = {
  'small-arms-fire': {
    group: 'military',
    en: 'Small-arms fire',
    ar: 'إطلاق نار من أسلحة خفيفة',
    he: 'ירי נשק קל',
  },
  'indirect-fire': {
    group: 'military',
    en: 'Indirect fire',
    ar: 'نيران غير مباشرة',
    he: 'ירי תלול־מסלול',
  },
  'rocket-alert': {
    group: 'military',
    en: 'Rocket or missile alert',
    ar: 'إنذار بصواريخ',
    he: 'התרעת רקטות וטילים',
  },
  'air-strike': { group: 'military', en: 'Air strike', ar: 'غارة جوية', he: 'תקיפה אווירית' },
  'air-defence': {
    group: 'military',
    en: 'Air defence activity',
    ar: 'نشاط دفاع جوي',
    he: 'פעילות הגנה אווירית',
  },
  explosion: { group: 'military', en: 'Explosion', ar: 'انفجار', he: 'פיצוץ' },
  aircraft: { group: 'military', en: 'Aircraft', ar: 'طائرة', he: 'כלי טיס' },
  uav: { group: 'military', en: 'Unmanned aircraft', ar: 'طائرة مسيّرة', he: 'כלי טיס בלתי מאויש' },
  'line-crossing': { group: 'military', en: 'Line crossing', ar: 'اجتياز الخط', he: 'חציית הקו' },
  'vehicle-movement': {
    group: 'military',
    en: 'Vehicle movement',
    ar: 'حركة آليات',
    he: 'תנועת כלי רכב',
  },
  flare: { group: 'military', en: 'Flare or illumination', ar: 'قنبلة مضيئة', he: 'פצצת תאורה' },
  'mine-or-uxo': {
    group: 'military',
    en: 'Mine or unexploded ordnance',
    ar: 'لغم أو ذخيرة غير منفجرة',
    he: 'מוקש או נפל',
  },
  'gps-interference': {
    group: 'military',
    en: 'GPS interference',
    ar: 'تشويش على نظام تحديد المواقع',
    he: 'שיבוש GPS',
  },
  detention: { group: 'military', en: 'Detention', ar: 'احتجاز', he: 'עיכוב אדם' },
  'military-other': {
    group: 'military',
    en: 'Other military event',
    ar: 'حدث عسكري آخر',
    he: 'אירוע צבאי אחר',
  },
  'un-patrol': { group: 'civil', en: 'UN patrol', ar: 'دورية للأمم المتحدة', he: 'סיור או״ם' },
  'medical-emergency': {
    group: 'civil',
    en: 'Medical emergency',
    ar: 'حالة طبية طارئة',
    he: 'חירום רפואי',
  },
  convoy: { group: 'civil', en: 'Convoy', ar: 'قافلة', he: 'שיירה' },
  crossing: { group: 'civil', en: 'Crossing of people', ar: 'عبور أشخاص', he: 'מעבר אנשים' },
  farming: { group: 'civil', en: 'Farming or harvest', ar: 'أعمال زراعية', he: 'עבודה חקלאית' },
  grazing: {
    group: 'civil',
    en: 'Grazing or stray livestock',
    ar: 'رعي أو مواشٍ شاردة',
    he: 'מרעה או עדר תועה',
  },
  'missing-person': { group: 'civil', en: 'Missing person', ar: 'شخص مفقود', he: 'נעדר' },
  gathering: {
    group: 'civil',
    en: 'Gathering or protest',
    ar: 'تجمع أو احتجاج',
    he: 'התקהלות או מחאה',
  },
  'power-outage': { group: 'civil', en: 'Power failure', ar: 'انقطاع الكهرباء', he: 'תקלת חשמל' },
  'water-supply': { group: 'civil', en: 'Water supply', ar: 'إمدادات المياه', he: 'אספקת מים' },
  'road-accident': {
    group: 'civil',
    en: 'Road accident or closure',
    ar: 'حادث سير أو إغلاق طريق',
    he: 'תאונת דרכים או חסימה',
  },
  'building-fire': { group: 'civil', en: 'Building fire', ar: 'حريق في مبنى', he: 'שריפת מבנה' },
  hazmat: { group: 'civil', en: 'Hazardous material', ar: 'مواد خطرة', he: 'חומרים מסוכנים' },
  'civil-other': {
    group: 'civil',
    en: 'Other civil event',
    ar: 'حدث مدني آخر',
    he: 'אירוע אזרחי אחר',
  },
  'brush-fire': { group: 'natural', en: 'Brush fire', ar: 'حريق أعشاب', he: 'שריפת קוצים' },
  flood: { group: 'natural', en: 'Flood', ar: 'فيضان', he: 'שיטפון' },
  earthquake: { group: 'natural', en: 'Earthquake', ar: 'هزة أرضية', he: 'רעידת אדמה' },
  storm: { group: 'natural', en: 'Storm or snow', ar: 'عاصفة أو ثلوج', he: 'סערה או שלג' },
  landslide: { group: 'natural', en: 'Landslide', ar: 'انهيار أرضي', he: 'מפולת' },
  'low-visibility': { group: 'natural', en: 'Fog or dust', ar: 'ضباب أو غبار', he: 'ערפל או אובך' },
} as const satisfies Record<string, Meaning>;

export type Category = keyof typeof CATEGORIES;
export const CATEGORY_IDS = Object.keys(CATEGORIES) as [Category, ...Category[]];
