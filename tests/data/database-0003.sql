BEGIN TRANSACTION;
CREATE TABLE agreement (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	happened BIGINT, 
	erased BOOLEAN, 
	parties TEXT, 
	text TEXT, 
	by_cell TEXT, 
	by_title TEXT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "agreement" VALUES('x1','deal-1',17,67000,10000,'tokyo.pm',NULL,65500,0,'["tokyo","washington"]','Share radar data','tokyo','PM');
CREATE TABLE agreement_position (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	cell TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	position TEXT, 
	seat_title TEXT, 
	note TEXT, 
	PRIMARY KEY (exercise, id, cell), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "agreement_position" VALUES('x1','deal-1','washington',18,68000,11000,'disputed','SecState','Not so');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE alive (
	exercise TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	t BIGINT NOT NULL, 
	PRIMARY KEY (exercise), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
CREATE TABLE answer (
	exercise TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	command_id TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	seq BIGINT, first_seq BIGINT, 
	PRIMARY KEY (exercise, seat, command_id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES('x1','tokyo.pm','c-1','{"item":"m-asked"}',20,20);
INSERT INTO "answer" VALUES('x1','tokyo.pm','c-2','{"item":"m-again"}',21,21);
CREATE TABLE credential (
	exercise TEXT NOT NULL, 
	secret_hash TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	person TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (exercise, secret_hash), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "credential" VALUES('x1','abababababababababababababababababababababababababababababababab','tokyo.pm','p-1',1500);
CREATE TABLE cursor (
	exercise TEXT NOT NULL, 
	viewer TEXT NOT NULL, 
	cursor BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	PRIMARY KEY (exercise, viewer, cursor), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
)
 WITHOUT ROWID

;
INSERT INTO "cursor" VALUES('x1','cell:tokyo',1,4);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',2,8);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',3,9);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',4,10);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',5,11);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',6,12);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',7,13);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',8,16);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',9,17);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',10,18);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',11,20);
INSERT INTO "cursor" VALUES('x1','cell:tokyo',12,21);
INSERT INTO "cursor" VALUES('x1','cell:washington',1,9);
INSERT INTO "cursor" VALUES('x1','cell:washington',2,11);
INSERT INTO "cursor" VALUES('x1','cell:washington',3,17);
INSERT INTO "cursor" VALUES('x1','cell:washington',4,18);
INSERT INTO "cursor" VALUES('x1','cell:washington',5,20);
INSERT INTO "cursor" VALUES('x1','cell:washington',6,21);
INSERT INTO "cursor" VALUES('x1','observers',1,1);
INSERT INTO "cursor" VALUES('x1','observers',2,3);
INSERT INTO "cursor" VALUES('x1','observers',3,4);
INSERT INTO "cursor" VALUES('x1','observers',4,5);
INSERT INTO "cursor" VALUES('x1','observers',5,8);
INSERT INTO "cursor" VALUES('x1','observers',6,9);
INSERT INTO "cursor" VALUES('x1','observers',7,10);
INSERT INTO "cursor" VALUES('x1','observers',8,11);
INSERT INTO "cursor" VALUES('x1','observers',9,12);
INSERT INTO "cursor" VALUES('x1','observers',10,13);
INSERT INTO "cursor" VALUES('x1','observers',11,14);
INSERT INTO "cursor" VALUES('x1','observers',12,15);
INSERT INTO "cursor" VALUES('x1','observers',13,16);
INSERT INTO "cursor" VALUES('x1','observers',14,17);
INSERT INTO "cursor" VALUES('x1','observers',15,18);
INSERT INTO "cursor" VALUES('x1','observers',16,19);
INSERT INTO "cursor" VALUES('x1','observers',17,20);
INSERT INTO "cursor" VALUES('x1','observers',18,21);
INSERT INTO "cursor" VALUES('x1','seat:washington.sec',1,5);
INSERT INTO "cursor" VALUES('x1','white',1,1);
INSERT INTO "cursor" VALUES('x1','white',2,2);
INSERT INTO "cursor" VALUES('x1','white',3,3);
INSERT INTO "cursor" VALUES('x1','white',4,4);
INSERT INTO "cursor" VALUES('x1','white',5,5);
INSERT INTO "cursor" VALUES('x1','white',6,6);
INSERT INTO "cursor" VALUES('x1','white',7,7);
INSERT INTO "cursor" VALUES('x1','white',8,8);
INSERT INTO "cursor" VALUES('x1','white',9,9);
INSERT INTO "cursor" VALUES('x1','white',10,10);
INSERT INTO "cursor" VALUES('x1','white',11,11);
INSERT INTO "cursor" VALUES('x1','white',12,12);
INSERT INTO "cursor" VALUES('x1','white',13,13);
INSERT INTO "cursor" VALUES('x1','white',14,14);
INSERT INTO "cursor" VALUES('x1','white',15,15);
INSERT INTO "cursor" VALUES('x1','white',16,16);
INSERT INTO "cursor" VALUES('x1','white',17,17);
INSERT INTO "cursor" VALUES('x1','white',18,18);
INSERT INTO "cursor" VALUES('x1','white',19,19);
INSERT INTO "cursor" VALUES('x1','white',20,20);
INSERT INTO "cursor" VALUES('x1','white',21,21);
CREATE TABLE delivery (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	erased BOOLEAN, 
	inject TEXT, 
	sender TEXT, 
	recipients TEXT, 
	medium TEXT, 
	precedence TEXT, 
	title TEXT, 
	text TEXT, 
	public BOOLEAN, happened BIGINT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "delivery" VALUES('x1','copy-1',4,60000,3000,'tokyo.pm',NULL,0,'launch','Ministry','["tokyo"]','cable','FLASH','Launch','As tokyo reads it',0,NULL);
INSERT INTO "delivery" VALUES('x1','copy-2',5,60000,3000,'tokyo.pm',NULL,0,'launch','Ministry','["washington.sec"]','cable','FLASH','Launch','As washington.sec reads it',0,NULL);
CREATE TABLE draft (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	cell TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	body TEXT NOT NULL, 
	hand TEXT NOT NULL, 
	assents TEXT NOT NULL, 
	dissents TEXT NOT NULL, 
	saved_at BIGINT NOT NULL, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "draft" VALUES('x1','d-1','tokyo',2,'{"title":"Blockade"}','tokyo.pm','[]','[]',9);
CREATE TABLE effect (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	happened BIGINT, 
	erased BOOLEAN, 
	move TEXT, 
	cell TEXT, 
	title TEXT, 
	instrument TEXT, 
	actor TEXT, 
	targets TEXT, 
	order_text TEXT, 
	openness TEXT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "effect" VALUES('x1','effect-1',16,66000,9000,'tokyo.pm',NULL,NULL,0,'move-1','tokyo','Patrol','military','Coast Guard','["beijing"]','Sail past the islands','secret');
CREATE TABLE entry (
	exercise TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	t BIGINT NOT NULL, 
	author TEXT NOT NULL, 
	behalf TEXT, 
	happened BIGINT, 
	item TEXT, 
	audience TEXT NOT NULL, 
	payload TEXT, 
	salt TEXT, 
	payload_digest TEXT NOT NULL, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (exercise, seq), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "entry" VALUES('x1',1,'exercise.created',1,1000,0,'system',NULL,NULL,NULL,'["observers","white"]','{"name":"Trial","rate_milli":1000,"scenario":"abababababababababababababababababababababababababababababababab"}','3712cfe08ec6e689bdf13fb40efbe58b','a30e4dcf01d17c21d36ca629888297d0d43bfbe2eeb01df9383a31a1dbcd0601','0000000000000000000000000000000000000000000000000000000000000000','c2c539a1fd24f025851d48cdaeefe381ef4b34e7ac71a0c69adeb61ede9503ea');
INSERT INTO "entry" VALUES('x1',2,'inject.planned',3,2000,10,'tokyo.pm',NULL,NULL,'launch','["white"]','{"inject":{"answer_within_ms":null,"ask":null,"attachments":[],"concerns":["NK-1"],"controller":null,"decision":null,"delay_ms":0,"delay_to":{},"exclusive":null,"expects":null,"expires":null,"grading":null,"id":"launch","language":"en","lines":[],"marking":null,"medium":"cable","notes":null,"number":"1","objectives":[],"place":null,"precedence":"ROUTINE","public":false,"release":{"anchor":"hand"},"sender":{"handle":null,"name":"Ministry of Defense"},"storyline":[],"tells":{},"text":"A missile was launched.","title":"Launch","to":["tokyo","washington.sec"],"type":"contextual","unless":null,"waits":true,"when":null,"wording":{}}}','86d921efca176b80292194beb01a9ac3','95994250bdc20796bfaa7b19ba4221abde1dc917e62a6a4951e0cc8f75369a3f','c2c539a1fd24f025851d48cdaeefe381ef4b34e7ac71a0c69adeb61ede9503ea','da3c2807dbcb8b11e9390699454d85c71e1e3582c010bf48db2cd1402c51fd83');
INSERT INTO "entry" VALUES('x1',3,'inject.released',2,3000,60000,'tokyo.pm',NULL,NULL,'launch','["observers","white"]','{"acting":{},"deliveries":{"tokyo":"copy-1","washington.sec":"copy-2"},"excludes":[],"exclusive":null,"how":"clock","later":{},"left_out":[]}','22130df1de79a77f0a60f763268b4d06','dcbf9d11779a3aba0406af3503ed5595b7971811a0945b5e7a55a699319c2336','da3c2807dbcb8b11e9390699454d85c71e1e3582c010bf48db2cd1402c51fd83','f1f51868381610359cb771c7d2de8f6da33d2c186773209a52ba869548392306');
INSERT INTO "entry" VALUES('x1',4,'inject.delivered',2,3000,60000,'tokyo.pm',NULL,NULL,'copy-1','["cell:tokyo","observers","white"]','{"answer_within_ms":null,"ask":null,"attachments":[],"decide":null,"for_empty_seat":null,"grading":null,"handle":null,"language":"en","lines":[],"marking":null,"medium":"cable","place":null,"precedence":"FLASH","public":false,"sender":"Ministry","text":"As tokyo reads it","title":"Launch","to":["tokyo"]}','6887139084362b0d7010c677c1dbd35a','5c2c33339757a926d0ac9bdd8d0a016877eb3bca9815925362ee8a22bfb737cf','f1f51868381610359cb771c7d2de8f6da33d2c186773209a52ba869548392306','6f2a0172aad83cb9e86b4fec2218896c2f1f7849e7f8463946be93d7c3abf27f');
INSERT INTO "entry" VALUES('x1',5,'inject.delivered',2,3000,60000,'tokyo.pm',NULL,NULL,'copy-2','["observers","seat:washington.sec","white"]','{"answer_within_ms":null,"ask":null,"attachments":[],"decide":null,"for_empty_seat":null,"grading":null,"handle":null,"language":"en","lines":[],"marking":null,"medium":"cable","place":null,"precedence":"FLASH","public":false,"sender":"Ministry","text":"As washington.sec reads it","title":"Launch","to":["washington.sec"]}','d0c1d91081427c5c119e300f37703f24','802bb8c60212218f20a1fc853b5d9191f3d34c67e776e7f80e8222d9224783f6','6f2a0172aad83cb9e86b4fec2218896c2f1f7849e7f8463946be93d7c3abf27f','daecea1e8837fce34fbe01fbc358f6ba6a2b41f26f663b43d2fff499b229df34');
INSERT INTO "entry" VALUES('x1',6,'attention.recorded',1,4000,61000,'tokyo.pm',NULL,NULL,NULL,'["white"]','{"opened":[],"received":["copy-1"],"seat":"tokyo.pm"}','1ef1510e92c45a582cf07f669f830e19','d16bf4b686db0e8c7c2fbb55fa6309b7b3b5b61e4c538b81501199edd9d76640','daecea1e8837fce34fbe01fbc358f6ba6a2b41f26f663b43d2fff499b229df34','65b3a6a6787f7c160135ffac4cf979f8eaf7e4d85736162e7a047adfcc5a618a');
INSERT INTO "entry" VALUES('x1',7,'attention.recorded',1,5000,62000,'tokyo.pm',NULL,NULL,NULL,'["white"]','{"opened":["copy-1","message-1"],"received":["copy-1"],"seat":"tokyo.fm"}','a1f8b16e282c0df53b2dda28b288a657','e49c3b39a92ae288660c93408594c5163d371fb44417a2816c09a694767fe8fb','65b3a6a6787f7c160135ffac4cf979f8eaf7e4d85736162e7a047adfcc5a618a','7055943797cb38f9fdcef389d89313b11ba5de4ba7f5dd830ad0ab07b9f5bb41');
INSERT INTO "entry" VALUES('x1',8,'inject.acknowledged',1,6000,63000,'tokyo.pm',NULL,NULL,'copy-1','["cell:tokyo","observers","white"]','{"cell":"tokyo","seat":"tokyo.pm"}','1935fc2c559d73d53ba3d3dd329daebc','c95429885c02410e50e2217e9fbd59cab9ad94207a783dce65f0b0056225e919','7055943797cb38f9fdcef389d89313b11ba5de4ba7f5dd830ad0ab07b9f5bb41','39623eabc14ced4d4bb9601ce19029706d013591d55c787adb9785d02df8babc');
INSERT INTO "entry" VALUES('x1',9,'message.sent',1,7000,64000,'tokyo.pm',NULL,NULL,'message-1','["cell:tokyo","cell:washington","observers","white"]','{"cell":"tokyo","persona":null,"seat_title":"PM","text":"We protest.","to":["washington"]}','0a32b3bcc1888cbb9b3846d5e147adc0','74911df10134a1cf93b23e6363c089bcafc72ba58e45e693876abc3f40572c8f','39623eabc14ced4d4bb9601ce19029706d013591d55c787adb9785d02df8babc','ee74ed571415fe3f04ace4b13caf5b85852b2a079367d51f6fe35b1472deed04');
INSERT INTO "entry" VALUES('x1',10,'reference.noted',1,7000,64000,'tokyo.pm',NULL,NULL,'message-1','["cell:tokyo","observers","white"]','{"cell":"tokyo","how":"answers","refers_to":"copy-1"}','6169d0e2567a9fcf158b7ac7d1e15ff6','b291ed99ccc56032c60658de64d4c4f8493cced7d8f69257a17e61c87599a083','ee74ed571415fe3f04ace4b13caf5b85852b2a079367d51f6fe35b1472deed04','266703a3f911f6c04a13040c27dd4e14e6ac16e3b1577fb1632d88c728c2656c');
INSERT INTO "entry" VALUES('x1',11,'statement.made',1,7000,10,'tokyo.pm',NULL,NULL,'s-1','["cell:tokyo","cell:washington","observers","white"]','{"cell":"tokyo","persona":null,"seat_title":"PM","text":"日本は抗議する"}','91dde6af66c834b809e796be127f20d6','7d6e15b1255aaec68fc18987356c00a2fb6c72268da7779f3928f055ee212680','266703a3f911f6c04a13040c27dd4e14e6ac16e3b1577fb1632d88c728c2656c','b1b27cb9fd08028afa990abe2f88e5222b112a18318e109155d9950c43a55bf9');
INSERT INTO "entry" VALUES('x1',12,'move.submitted',2,8000,65000,'tokyo.pm',NULL,NULL,'move-1','["cell:tokyo","observers","white"]','{"actor":"Coast Guard","assents":["tokyo.fm"],"cell":"tokyo","dissents":[],"expected_ms":125000,"instrument":"military","intent":"Show presence","menu":null,"number":1,"openness":"secret","order":"Sail past the islands","seat_title":"PM","stands":false,"tags":["sea"],"takes_ms":60000,"targets":["beijing"],"title":"Patrol"}','d2e8eea07063035e9152ef355f71d069','7cc2291a36510eeaf2b4a0e99bfcb0806872c23057f0f58cfd8975f0adc1c81e','b1b27cb9fd08028afa990abe2f88e5222b112a18318e109155d9950c43a55bf9','957a29634b9b929a0db7b31918e964ba0a880b88f614c15172abac90efd24075');
INSERT INTO "entry" VALUES('x1',13,'reference.noted',1,8000,65000,'tokyo.pm',NULL,NULL,'move-1','["cell:tokyo","observers","white"]','{"cell":"tokyo","how":"answers","refers_to":"copy-1"}','9533fc8a3552a6f0cfdab1b559cdc57d','0e3f25b0c44a424ee6c50c2b367fc5c8512cc21ea124b3d7da7ff921f9eb81a5','957a29634b9b929a0db7b31918e964ba0a880b88f614c15172abac90efd24075','b75a3a897e7456f7cb2d8cf99d43f6036a3b74ba1ec24497edfb4c4e26cd8265');
INSERT INTO "entry" VALUES('x1',14,'ruling.made',2,9000,66000,'tokyo.pm',NULL,NULL,'ruling-1','["observers","white"]','{"as_ordered":false,"effects":{"move-1":"effect-1"},"moves":["move-1"],"outcome":"succeeds","put_back":[],"stood":false,"suggested":false,"supersedes":null,"told":{},"tracks":[{"after":2,"before":1,"track":"escalation"}]}','d023193880a6ce72e40e17d52d331ce1','c30daa4e4b89fc97dc5adff9302607155d8798699e56a1a5237aab8d4e51f5fc','b75a3a897e7456f7cb2d8cf99d43f6036a3b74ba1ec24497edfb4c4e26cd8265','b7295b810f0a39c20372ee86745b18315e319d1c35d6d4be22ea6c5054e7d9ed');
INSERT INTO "entry" VALUES('x1',15,'ruling.reasoned',1,9000,66000,'tokyo.pm',NULL,NULL,'ruling-1','["observers","white"]','{"reason":"Well planned","texts":{"tokyo":"It worked."}}','be7df2d19406a099e527947e1c3654f1','59aa6a58696d86547db72df588c56f02afb3a983f5f0474f4703af74738fb974','b7295b810f0a39c20372ee86745b18315e319d1c35d6d4be22ea6c5054e7d9ed','9a3f5ee8fedb8bd03f9363d54b4d188c772398757199c7ef37e7c7b0779807cb');
INSERT INTO "entry" VALUES('x1',16,'move.took_effect',1,9000,66000,'tokyo.pm',NULL,NULL,'effect-1','["cell:tokyo","observers","white"]','{"actor":"Coast Guard","cell":"tokyo","instrument":"military","openness":"secret","order":"Sail past the islands","targets":["beijing"],"title":"Patrol"}','ff714d17b910558594979c93ac614021','c76da96d4d46d2a1f9101cf222502fbd1f58ee896995b250c8df5b9254c97117','9a3f5ee8fedb8bd03f9363d54b4d188c772398757199c7ef37e7c7b0779807cb','a6e17fd980de179db1ae2149d2bea847275043915528e1e32d55c2c785f54303');
INSERT INTO "entry" VALUES('x1',17,'agreement.recorded',1,10000,67000,'tokyo.pm',NULL,65500,'deal-1','["cell:tokyo","cell:washington","observers","white"]','{"by_cell":"tokyo","by_title":"PM","parties":["tokyo","washington"],"text":"Share radar data"}','6af063245b6286846a2a51c37d89732a','dafa5fbd054fe0d514ba0fc9264f31c7128a7b2ed6177ccfa224998db2df2617','a6e17fd980de179db1ae2149d2bea847275043915528e1e32d55c2c785f54303','c477852e37e2c07f9890b2a792558223dc0f02f830968c122d0ab024fd081bde');
INSERT INTO "entry" VALUES('x1',18,'agreement.disputed',1,11000,68000,'tokyo.pm',NULL,NULL,'deal-1','["cell:tokyo","cell:washington","observers","white"]','{"cell":"washington","note":"Not so","seat_title":"SecState"}','f6de01badc48d3ffed9eafe96b705ea6','f26376507c6f23103fecce2778aaf2d46aee38f13d3afb8c436d693bdc861ea9','c477852e37e2c07f9890b2a792558223dc0f02f830968c122d0ab024fd081bde','b4944cc949e0a81b3c9b2cb9d7b8edba3f61058771cc7e136f0f7488003851db');
INSERT INTO "entry" VALUES('x1',19,'observation.noted',1,12000,69000,'tokyo.pm',NULL,NULL,'note-1','["observers","white"]','{"about":"move-1","text":"Tokyo waits for Washington"}','670cb28e6e4cfa7a22d9cd1ccaaf3cbf','59e1154306edb300744b8e3d1c6344f9397ca40744d33a238248ff372182213e','b4944cc949e0a81b3c9b2cb9d7b8edba3f61058771cc7e136f0f7488003851db','00ecf940041175200f7247c23ba545d17107ae3d3d02f3b0fa95624208c0d78b');
INSERT INTO "entry" VALUES('x1',20,'message.sent',1,12000,10,'tokyo.pm',NULL,NULL,'m-asked','["cell:tokyo","cell:washington","observers","white"]','{"cell":"tokyo","persona":null,"seat_title":"PM","text":"asked","to":["washington"]}','6420dd0ca9dcef0ced60ee9049ae6e7b','f393e773d906d4a4bbfa2e06264dc92dd21ded3367311a569c081abbf57e372d','00ecf940041175200f7247c23ba545d17107ae3d3d02f3b0fa95624208c0d78b','34653794fc20e28927e1a011b2ce2f14e1b879871ec921b46f87a8b13e95f353');
INSERT INTO "entry" VALUES('x1',21,'message.sent',1,12000,10,'tokyo.pm',NULL,NULL,'m-again','["cell:tokyo","cell:washington","observers","white"]','{"cell":"tokyo","persona":null,"seat_title":"PM","text":"asked","to":["washington"]}','59c12697a21e3e437140d08a7c1bb974','5731b104fd46dd169acccb87d648fe8fb36d6c337e0e80d401d77cbfea29569f','34653794fc20e28927e1a011b2ce2f14e1b879871ec921b46f87a8b13e95f353','06d43b64a17b497c768d97531f6d3824d2107b3240f40a16526956780f3ff653');
CREATE TABLE exercise (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	scenario_hash TEXT NOT NULL, 
	created_at BIGINT NOT NULL, 
	closed BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "exercise" VALUES('x1','Trial','abababababababababababababababababababababababababababababababab',1000,0);
CREATE TABLE file (
	exercise TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (exercise, digest), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
CREATE TABLE inject (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	erased BOOLEAN, 
	number TEXT, 
	title TEXT, 
	release TEXT, 
	sender TEXT, 
	recipients TEXT, 
	medium TEXT, 
	precedence TEXT, 
	text TEXT, 
	wording TEXT, 
	concerns TEXT, 
	objectives TEXT, 
	expects TEXT, 
	decision TEXT, 
	controller TEXT, 
	notes TEXT, 
	type TEXT, 
	status TEXT, 
	reason TEXT, 
	how TEXT, 
	released_t BIGINT, 
	released_at BIGINT, happened BIGINT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "inject" VALUES('x1','launch',2,10,2000,'tokyo.pm',NULL,0,'1','Launch','{"anchor":"hand"}','Ministry of Defense','["tokyo","washington.sec"]','cable','ROUTINE','A missile was launched.','{}','["NK-1"]','[]',NULL,NULL,NULL,NULL,'contextual','released',NULL,'clock',60000,3000,NULL);
CREATE TABLE message (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	erased BOOLEAN, 
	kind TEXT, 
	cell TEXT, 
	seat_title TEXT, 
	persona TEXT, 
	recipients TEXT, 
	title TEXT, 
	text TEXT, 
	note TEXT, 
	refers_to TEXT, happened BIGINT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "message" VALUES('x1','message-1',9,64000,7000,'tokyo.pm',NULL,0,'message','tokyo','PM',NULL,'["washington"]',NULL,'We protest.',NULL,'copy-1',NULL);
INSERT INTO "message" VALUES('x1','s-1',11,10,7000,'tokyo.pm',NULL,0,'statement','tokyo','PM',NULL,NULL,NULL,'日本は抗議する',NULL,NULL,NULL);
INSERT INTO "message" VALUES('x1','m-asked',20,10,12000,'tokyo.pm',NULL,0,'message','tokyo','PM',NULL,'["washington"]',NULL,'asked',NULL,NULL,NULL);
INSERT INTO "message" VALUES('x1','m-again',21,10,12000,'tokyo.pm',NULL,0,'message','tokyo','PM',NULL,'["washington"]',NULL,'asked',NULL,NULL,NULL);
CREATE TABLE move (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	erased BOOLEAN, 
	cell TEXT, 
	seat_title TEXT, 
	number BIGINT, 
	title TEXT, 
	instrument TEXT, 
	tags TEXT, 
	actor TEXT, 
	targets TEXT, 
	intent TEXT, 
	order_text TEXT, 
	openness TEXT, 
	answers TEXT, 
	takes_ms BIGINT, 
	expected_ms BIGINT, 
	assents TEXT, 
	dissents TEXT, 
	claimed_by TEXT, 
	status TEXT, 
	settled_t BIGINT, 
	ruling TEXT, 
	outcome TEXT, happened BIGINT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "move" VALUES('x1','move-1',12,65000,8000,'tokyo.pm',NULL,0,'tokyo','PM',1,'Patrol','military','["sea"]','Coast Guard','["beijing"]','Show presence','Sail past the islands','secret','copy-1',60000,125000,'["tokyo.fm"]','[]',NULL,'ruled',66000,'ruling-1','succeeds',NULL);
CREATE TABLE observation (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	happened BIGINT, 
	erased BOOLEAN, 
	text TEXT, 
	about TEXT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "observation" VALUES('x1','note-1',19,69000,12000,'tokyo.pm',NULL,NULL,0,'Tokyo waits for Washington','move-1');
CREATE TABLE person (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "person" VALUES('x1','p-1','Aiko 愛子');
CREATE TABLE receipt (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	cell TEXT NOT NULL, 
	received_t BIGINT, 
	received_at BIGINT, 
	opened_t BIGINT, 
	opened_at BIGINT, 
	acknowledged_t BIGINT, 
	acknowledged_at BIGINT, 
	acknowledged_by TEXT, answered_t BIGINT, answered_at BIGINT, answered_by TEXT, 
	PRIMARY KEY (exercise, id, cell), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "receipt" VALUES('x1','copy-1','tokyo',61000,4000,62000,5000,63000,6000,'tokyo.pm',64000,7000,'message-1');
INSERT INTO "receipt" VALUES('x1','copy-2','washington',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ruling (
	exercise TEXT NOT NULL, 
	id TEXT NOT NULL, 
	seq BIGINT, 
	t BIGINT, 
	at BIGINT, 
	author TEXT, 
	behalf TEXT, 
	erased BOOLEAN, 
	moves TEXT, 
	outcome TEXT, 
	as_ordered BOOLEAN, 
	texts TEXT, 
	tracks TEXT, 
	reason TEXT, 
	supersedes TEXT, happened BIGINT, 
	PRIMARY KEY (exercise, id), 
	FOREIGN KEY(exercise) REFERENCES exercise (id)
);
INSERT INTO "ruling" VALUES('x1','ruling-1',14,66000,9000,'tokyo.pm',NULL,0,'["move-1"]','succeeds',0,'{"tokyo":"It worked."}','[{"track":"escalation","before":1,"after":2}]','Well planned',NULL,NULL);
CREATE TABLE scrub (
	id INTEGER NOT NULL, 
	exercise TEXT NOT NULL, 
	target TEXT NOT NULL, 
	PRIMARY KEY (id)
);
COMMIT;
