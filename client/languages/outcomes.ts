/** What became of something asked about people: why it did not come about, and what to do. */
import { counted } from './counted.ts';
import { section } from './section.ts';

export const outcomes = section({
  en: {
    wait: counted({
      one: 'Too many attempts. Try again in {n} second.',
      other: 'Too many attempts. Try again in {n} seconds.',
    }),
    kind: {
      unproven: 'That was not right. Check it and try again.',
      forbidden: 'Not permitted to your role.',
      unknown: 'There is no such thing, or not any more.',
      known: 'A person of this name has an account already.',
      invalid: 'Not accepted as written.',
      impossible: 'Not possible.',
      nobody: 'Your session has ended.',
      fault: 'The server did not do it. Try again; if it stays so, report these words.',
      offline: 'The server cannot be reached. Try again when the link is back.',
      stepUp: 'First prove that it is you.',
    },
    rule: {
      P8: 'Refused: it was asked for from another site.',
      P14: 'Nobody is both administrator and officer or supervisor, and supervisors are of the supervising desk.',
      P16: 'An administrator keeps the accounts of their own desk, the supervising desk’s those of all; the last one who can sign in there stays one.',
      P17: 'This name or role is for walls and feeds, which have no accounts; walls come in by their code.',
    },
    cause: {
      'given-up':
        'No passkey was given: it was called off, took too long, or this device has none for this cell.',
      origin: 'The browser gives no passkey to this address. It needs https or http://localhost.',
      already: 'This device holds a passkey of yours already. Sign in with it.',
      device: 'The device could not do it.',
    },
    proveTitle: 'Prove that it is you',
    proveHint:
      'This changes who may do what. Confirm it with your passkey; then it is done at once.',
    prove: 'Confirm with a passkey',
    cancel: 'Cancel',
  },
  ar: {
    wait: counted({
      zero: 'محاولات كثيرة. يمكنكم المحاولة الآن.',
      one: 'محاولات كثيرة. أعيدوا المحاولة بعد ثانية واحدة.',
      two: 'محاولات كثيرة. أعيدوا المحاولة بعد ثانيتين.',
      few: 'محاولات كثيرة. أعيدوا المحاولة بعد {n} ثوانٍ.',
      many: 'محاولات كثيرة. أعيدوا المحاولة بعد {n} ثانية.',
      other: 'محاولات كثيرة. أعيدوا المحاولة بعد {n} ثانية.',
    }),
    kind: {
      unproven: 'لم يكن ذلك صحيحًا. تحققوا منه وأعيدوا المحاولة.',
      forbidden: 'غير مسموح لدوركم.',
      unknown: 'لا وجود لذلك، أو لم يعد موجودًا.',
      known: 'لشخص بهذا الاسم حساب من قبل.',
      invalid: 'لم يُقبل بصيغته هذه.',
      impossible: 'غير ممكن.',
      nobody: 'انتهت الجلسة.',
      fault: 'لم ينفّذ الخادم ذلك. أعيدوا المحاولة، وإن تكرر فأبلغوا عن هذه العبارة.',
      offline: 'يتعذّر الوصول إلى الخادم. أعيدوا المحاولة عند عودة الاتصال.',
      stepUp: 'أثبتوا هويتكم أولًا.',
    },
    rule: {
      P8: 'مرفوض: الطلب وارد من موقع آخر.',
      P14: 'لا يجمع أحد بين إدارة النظام ودور الضابط أو المشرف، والمشرفون من المكتب المشرف وحده.',
      P16: 'يدير مدير النظام حسابات مكتبه، ومدير المكتب المشرف حسابات الجميع؛ ويبقى آخر من يستطيع الدخول منهم هناك مديرًا.',
      P17: 'هذا الاسم أو الدور لشاشات العرض والمصادر الآلية، ولا حسابات لها؛ تدخل شاشات العرض برمزها.',
    },
    cause: {
      'given-up':
        'لم يُقدَّم مفتاح مرور: أُلغي الطلب، أو طال الانتظار، أو ليس في هذا الجهاز مفتاح لهذه الخلية.',
      origin: 'لا يتيح المتصفح مفاتيح المرور لهذا العنوان. يلزم https أو http://localhost.',
      already: 'في هذا الجهاز مفتاح مرور لكم من قبل. سجّلوا الدخول به.',
      device: 'تعذّر ذلك على الجهاز.',
    },
    proveTitle: 'إثبات الهوية',
    proveHint: 'هذا يغيّر صلاحيات. أكّدوه بمفتاح المرور فيُنفَّذ فورًا.',
    prove: 'التأكيد بمفتاح المرور',
    cancel: 'إلغاء',
  },
  he: {
    wait: counted({
      one: 'יותר מדי ניסיונות. אפשר לנסות שוב בעוד שנייה אחת.',
      two: 'יותר מדי ניסיונות. אפשר לנסות שוב בעוד שתי שניות.',
      other: 'יותר מדי ניסיונות. אפשר לנסות שוב בעוד {n} שניות.',
    }),
    kind: {
      unproven: 'זה לא היה נכון. בדקו ונסו שוב.',
      forbidden: 'אין הרשאה לתפקיד שלכם.',
      unknown: 'אין דבר כזה, או שאינו קיים עוד.',
      known: 'כבר יש חשבון לאדם בשם זה.',
      invalid: 'לא התקבל כפי שנכתב.',
      impossible: 'לא אפשרי.',
      nobody: 'תוקף ההתחברות פג.',
      fault: 'השרת לא ביצע זאת. נסו שוב; אם זה חוזר, דווחו את הנוסח הזה.',
      offline: 'אין גישה לשרת. נסו שוב כשהקשר יחזור.',
      stepUp: 'תחילה יש להוכיח שאלה אתם.',
    },
    rule: {
      P8: 'נדחה: הבקשה הגיעה מאתר אחר.',
      P14: 'איש אינו גם מנהל מערכת וגם קצין או אחראי, ואחראים הם מן הדסק האחראי בלבד.',
      P16: 'מנהל מערכת מטפל בחשבונות הדסק שלו, ומנהל של הדסק האחראי בחשבונות כולם; האחרון מהם שיכול להיכנס נשאר מנהל.',
      P17: 'שם או תפקיד זה שמור למסכי קיר ולהזנות, שאין להם חשבון; מסכי קיר נכנסים בקוד שלהם.',
    },
    cause: {
      'given-up': 'לא ניתן מפתח גישה: הפעולה בוטלה, ארכה זמן רב מדי, או שאין במכשיר מפתח לתא זה.',
      origin: 'הדפדפן אינו נותן מפתחות גישה לכתובת זו. נדרש https או http://localhost.',
      already: 'במכשיר זה כבר יש מפתח גישה שלכם. היכנסו בו.',
      device: 'המכשיר לא הצליח לבצע זאת.',
    },
    proveTitle: 'הוכחת זהות',
    proveHint: 'פעולה זו משנה הרשאות. אשרו אותה במפתח הגישה והיא תתבצע מייד.',
    prove: 'אישור במפתח גישה',
    cancel: 'ביטול',
  },
});
