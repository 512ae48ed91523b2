/* Built from widget/src by `npm run build`. Includes lit (BSD-3-Clause, Google LLC). */
var K=globalThis,J=K.ShadowRoot&&(K.ShadyCSS===void 0||K.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,fe=Symbol(),Pe=new WeakMap,H=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==fe)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(J&&e===void 0){let i=t!==void 0&&t.length===1;i&&(e=Pe.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&Pe.set(t,e))}return e}toString(){return this.cssText}},ze=s=>new H(typeof s=="string"?s:s+"",void 0,fe),y=(s,...e)=>{let t=s.length===1?s[0]:e.reduce((i,n,r)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[r+1],s[0]);return new H(t,s,fe)},Me=(s,e)=>{if(J)s.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let i=document.createElement("style"),n=K.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=t.cssText,s.appendChild(i)}},ge=J?s=>s:s=>s instanceof CSSStyleSheet?(e=>{let t="";for(let i of e.cssRules)t+=i.cssText;return ze(t)})(s):s;var{is:mt,defineProperty:bt,getOwnPropertyDescriptor:$t,getOwnPropertyNames:xt,getOwnPropertySymbols:vt,getPrototypeOf:yt}=Object,Z=globalThis,Ne=Z.trustedTypes,wt=Ne?Ne.emptyScript:"",_t=Z.reactiveElementPolyfillSupport,L=(s,e)=>s,me={toAttribute(s,e){switch(e){case Boolean:s=s?wt:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,e){let t=s;switch(e){case Boolean:t=s!==null;break;case Number:t=s===null?null:Number(s);break;case Object:case Array:try{t=JSON.parse(s)}catch{t=null}}return t}},Re=(s,e)=>!mt(s,e),Oe={attribute:!0,type:String,converter:me,reflect:!1,useDefault:!1,hasChanged:Re};Symbol.metadata??=Symbol("metadata"),Z.litPropertyMetadata??=new WeakMap;var k=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Oe){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let i=Symbol(),n=this.getPropertyDescriptor(e,i,t);n!==void 0&&bt(this.prototype,e,n)}}static getPropertyDescriptor(e,t,i){let{get:n,set:r}=$t(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:n,set(o){let a=n?.call(this);r?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Oe}static _$Ei(){if(this.hasOwnProperty(L("elementProperties")))return;let e=yt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(L("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(L("properties"))){let t=this.properties,i=[...xt(t),...vt(t)];for(let n of i)this.createProperty(n,t[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[i,n]of t)this.elementProperties.set(i,n)}this._$Eh=new Map;for(let[t,i]of this.elementProperties){let n=this._$Eu(t,i);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let i=new Set(e.flat(1/0).reverse());for(let n of i)t.unshift(ge(n))}else e!==void 0&&t.push(ge(e));return t}static _$Eu(e,t){let i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Me(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){let i=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,i);if(n!==void 0&&i.reflect===!0){let r=(i.converter?.toAttribute!==void 0?i.converter:me).toAttribute(t,i.type);this._$Em=e,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(e,t){let i=this.constructor,n=i._$Eh.get(e);if(n!==void 0&&this._$Em!==n){let r=i.getPropertyOptions(n),o=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:me;this._$Em=n;let a=o.fromAttribute(t,r.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,i,n=!1,r){if(e!==void 0){let o=this.constructor;if(n===!1&&(r=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??Re)(r,t)||i.useDefault&&i.reflect&&r===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:n,wrapped:r},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),r!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}let i=this.constructor.elementProperties;if(i.size>0)for(let[n,r]of i){let{wrapped:o}=r,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,r,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};k.elementStyles=[],k.shadowRootOptions={mode:"open"},k[L("elementProperties")]=new Map,k[L("finalized")]=new Map,_t?.({ReactiveElement:k}),(Z.reactiveElementVersions??=[]).push("2.1.2");var $e=globalThis,Ue=s=>s,Q=$e.trustedTypes,He=Q?Q.createPolicy("lit-html",{createHTML:s=>s}):void 0,xe="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,ve="?"+A,kt=`<${ve}>`,M=document,j=()=>M.createComment(""),B=s=>s===null||typeof s!="object"&&typeof s!="function",ye=Array.isArray,Fe=s=>ye(s)||typeof s?.[Symbol.iterator]=="function",be=`[ 	
\f\r]`,I=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Le=/-->/g,Ie=/>/g,P=RegExp(`>|${be}(?:([^\\s"'>=/]+)(${be}*=${be}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),je=/'/g,Be=/"/g,Ve=/^(?:script|style|textarea|title)$/i,we=s=>(e,...t)=>({_$litType$:s,strings:e,values:t}),d=we(1),w=we(2),us=we(3),S=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),De=new WeakMap,z=M.createTreeWalker(M,129);function We(s,e){if(!ye(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return He!==void 0?He.createHTML(e):e}var Ye=(s,e)=>{let t=s.length-1,i=[],n,r=e===2?"<svg>":e===3?"<math>":"",o=I;for(let a=0;a<t;a++){let c=s[a],u,m,h=-1,g=0;for(;g<c.length&&(o.lastIndex=g,m=o.exec(c),m!==null);)g=o.lastIndex,o===I?m[1]==="!--"?o=Le:m[1]!==void 0?o=Ie:m[2]!==void 0?(Ve.test(m[2])&&(n=RegExp("</"+m[2],"g")),o=P):m[3]!==void 0&&(o=P):o===P?m[0]===">"?(o=n??I,h=-1):m[1]===void 0?h=-2:(h=o.lastIndex-m[2].length,u=m[1],o=m[3]===void 0?P:m[3]==='"'?Be:je):o===Be||o===je?o=P:o===Le||o===Ie?o=I:(o=P,n=void 0);let f=o===P&&s[a+1].startsWith("/>")?" ":"";r+=o===I?c+kt:h>=0?(i.push(u),c.slice(0,h)+xe+c.slice(h)+A+f):c+A+(h===-2?a:f)}return[We(s,r+(s[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]},D=class s{constructor({strings:e,_$litType$:t},i){let n;this.parts=[];let r=0,o=0,a=e.length-1,c=this.parts,[u,m]=Ye(e,t);if(this.el=s.createElement(u,i),z.currentNode=this.el.content,t===2||t===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(n=z.nextNode())!==null&&c.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(let h of n.getAttributeNames())if(h.endsWith(xe)){let g=m[o++],f=n.getAttribute(h).split(A),b=/([.?@])?(.*)/.exec(g);c.push({type:1,index:r,name:b[2],strings:f,ctor:b[1]==="."?ee:b[1]==="?"?te:b[1]==="@"?se:O}),n.removeAttribute(h)}else h.startsWith(A)&&(c.push({type:6,index:r}),n.removeAttribute(h));if(Ve.test(n.tagName)){let h=n.textContent.split(A),g=h.length-1;if(g>0){n.textContent=Q?Q.emptyScript:"";for(let f=0;f<g;f++)n.append(h[f],j()),z.nextNode(),c.push({type:2,index:++r});n.append(h[g],j())}}}else if(n.nodeType===8)if(n.data===ve)c.push({type:2,index:r});else{let h=-1;for(;(h=n.data.indexOf(A,h+1))!==-1;)c.push({type:7,index:r}),h+=A.length-1}r++}}static createElement(e,t){let i=M.createElement("template");return i.innerHTML=e,i}};function N(s,e,t=s,i){if(e===S)return e;let n=i!==void 0?t._$Co?.[i]:t._$Cl,r=B(e)?void 0:e._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(s),n._$AT(s,t,i)),i!==void 0?(t._$Co??=[])[i]=n:t._$Cl=n),n!==void 0&&(e=N(s,n._$AS(s,e.values),n,i)),e}var X=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:i}=this._$AD,n=(e?.creationScope??M).importNode(t,!0);z.currentNode=n;let r=z.nextNode(),o=0,a=0,c=i[0];for(;c!==void 0;){if(o===c.index){let u;c.type===2?u=new R(r,r.nextSibling,this,e):c.type===1?u=new c.ctor(r,c.name,c.strings,this,e):c.type===6&&(u=new ie(r,this,e)),this._$AV.push(u),c=i[++a]}o!==c?.index&&(r=z.nextNode(),o++)}return z.currentNode=M,n}p(e){let t=0;for(let i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}},R=class s{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,n){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=N(this,e,t),B(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Fe(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&B(this._$AH)?this._$AA.nextSibling.data=e:this.T(M.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:i}=e,n=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=D.createElement(We(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(t);else{let r=new X(n,this),o=r.u(this.options);r.p(t),this.T(o),this._$AH=r}}_$AC(e){let t=De.get(e.strings);return t===void 0&&De.set(e.strings,t=new D(e)),t}k(e){ye(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,i,n=0;for(let r of e)n===t.length?t.push(i=new s(this.O(j()),this.O(j()),this,this.options)):i=t[n],i._$AI(r),n++;n<t.length&&(this._$AR(i&&i._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let i=Ue(e).nextSibling;Ue(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},O=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,n,r){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=p}_$AI(e,t=this,i,n){let r=this.strings,o=!1;if(r===void 0)e=N(this,e,t,0),o=!B(e)||e!==this._$AH&&e!==S,o&&(this._$AH=e);else{let a=e,c,u;for(e=r[0],c=0;c<r.length-1;c++)u=N(this,a[i+c],t,c),u===S&&(u=this._$AH[c]),o||=!B(u)||u!==this._$AH[c],u===p?e=p:e!==p&&(e+=(u??"")+r[c+1]),this._$AH[c]=u}o&&!n&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ee=class extends O{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},te=class extends O{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},se=class extends O{constructor(e,t,i,n,r){super(e,t,i,n,r),this.type=5}_$AI(e,t=this){if((e=N(this,e,t,0)??p)===S)return;let i=this._$AH,n=e===p&&i!==p||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,r=e!==p&&(i===p||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ie=class{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){N(this,e)}},Ge={M:xe,P:A,A:ve,C:1,L:Ye,R:X,D:Fe,V:N,I:R,H:O,N:te,U:se,B:ee,F:ie},At=$e.litHtmlPolyfillSupport;At?.(D,R),($e.litHtmlVersions??=[]).push("3.3.3");var Ke=(s,e,t)=>{let i=t?.renderBefore??e,n=i._$litPart$;if(n===void 0){let r=t?.renderBefore??null;i._$litPart$=n=new R(e.insertBefore(j(),r),r,void 0,t??{})}return n._$AI(s),n};var _e=globalThis,C=class extends k{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Ke(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};C._$litElement$=!0,C.finalized=!0,_e.litElementHydrateSupport?.({LitElement:C});var St=_e.litElementPolyfillSupport;St?.({LitElement:C});(_e.litElementVersions??=[]).push("4.2.2");var Je={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ze=s=>(...e)=>({_$litDirective$:s,values:e}),ne=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Et}=Ge,Qe=s=>s;var Xe=()=>document.createComment(""),U=(s,e,t)=>{let i=s._$AA.parentNode,n=e===void 0?s._$AB:e._$AA;if(t===void 0){let r=i.insertBefore(Xe(),n),o=i.insertBefore(Xe(),n);t=new Et(r,o,s,s.options)}else{let r=t._$AB.nextSibling,o=t._$AM,a=o!==s;if(a){let c;t._$AQ?.(s),t._$AM=s,t._$AP!==void 0&&(c=s._$AU)!==o._$AU&&t._$AP(c)}if(r!==n||a){let c=t._$AA;for(;c!==r;){let u=Qe(c).nextSibling;Qe(i).insertBefore(c,n),c=u}}}return t},T=(s,e,t=s)=>(s._$AI(e,t),s),Ct={},et=(s,e=Ct)=>s._$AH=e,tt=s=>s._$AH,re=s=>{s._$AR(),s._$AA.remove()};var st=(s,e,t)=>{let i=new Map;for(let n=e;n<=t;n++)i.set(s[n],n);return i},F=Ze(class extends ne{constructor(s){if(super(s),s.type!==Je.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);let n=[],r=[],o=0;for(let a of s)n[o]=i?i(a,o):o,r[o]=t(a,o),o++;return{values:r,keys:n}}render(s,e,t){return this.dt(s,e,t).values}update(s,[e,t,i]){let n=tt(s),{values:r,keys:o}=this.dt(e,t,i);if(!Array.isArray(n))return this.ut=o,r;let a=this.ut??=[],c=[],u,m,h=0,g=n.length-1,f=0,b=r.length-1;for(;h<=g&&f<=b;)if(n[h]===null)h++;else if(n[g]===null)g--;else if(a[h]===o[f])c[f]=T(n[h],r[f]),h++,f++;else if(a[g]===o[b])c[b]=T(n[g],r[b]),g--,b--;else if(a[h]===o[b])c[b]=T(n[h],r[b]),U(s,c[b+1],n[h]),h++,b--;else if(a[g]===o[f])c[f]=T(n[g],r[f]),U(s,n[h],n[g]),g--,f++;else if(u===void 0&&(u=st(o,f,b),m=st(a,h,g)),u.has(a[h]))if(u.has(a[g])){let _=m.get(o[f]),ue=_!==void 0?n[_]:null;if(ue===null){let qe=U(s,n[h]);T(qe,r[f]),c[f]=qe}else c[f]=T(ue,r[f]),U(s,n[h],ue),n[_]=null;f++}else re(n[g]),g--;else re(n[h]),h++;for(;f<=b;){let _=U(s,c[b+1]);T(_,r[f]),c[f++]=_}for(;h<=g;){let _=n[h++];_!==null&&re(_)}return this.ut=o,et(s,c),S}});var it=[1,4],Tt=60,qt=new Set([0,429,502,503,504]),oe=class extends Error{constructor(e,{message:t="",fields:i={},warning:n=null}={},r=void 0){super(t),this.status=e,this.fields=i,this.warning=n,this.retryAfter=r}get conversationGone(){return this.status===401||this.status===404}get messageRefused(){return[400,409,413,415,422].includes(this.status)}};function V(){let s=crypto.getRandomValues(new Uint8Array(16));return Array.from(s,e=>e.toString(16).padStart(2,"0")).join("")}var Pt=s=>new Promise(e=>setTimeout(e,s*1e3)),ae=class{constructor(e,t,i){this.origin=e,this.session=t,this.onPause=i}get started(){return!!this.session.get("token")}async open(){this.session.forget();let e=await this.#n("POST","/conversations",{});return this.session.keep({id:e.id,token:e.token,expiresAt:e.expires_at}),e.messages}async send({client_message_id:e,text:t,payload:i}){let n=i?{client_message_id:e,payload:i}:{client_message_id:e,text:t};return this.#n("POST",this.#e("messages"),n)}async history(){return(await this.#n("GET",this.#e("messages"))).messages}async feedback(e,t){await this.#r("POST",this.#e("feedback"),{message_id:e,helpful:t})}async restart(){return(await this.#n("POST",this.#e("restart"),{})).messages}async requestForm(){return this.#r("GET","/request-form")}async request(e){return(await this.#n("POST",this.#e("requests"),e)).messages}#e(e){return`/conversations/${encodeURIComponent(this.session.get("id"))}/${e}`}async#n(e,t,i){for(let n=0;;n+=1)try{return await this.#r(e,t,i)}catch(r){let o=r.retryAfter??it[n];if(!(qt.has(r.status)&&o<=Tt)||n>=it.length)throw r;this.onPause(o,r),await Pt(o)}}async#r(e,t,i){let n={Accept:"application/json"};i&&(n["Content-Type"]="application/json"),t.startsWith("/conversations/")&&(n.Authorization=`Bearer ${this.session.get("token")}`);let r;try{if(r=await fetch(`${this.origin}/api${t}`,{method:e,headers:n,body:i&&JSON.stringify(i),cache:"no-store",credentials:"omit",signal:AbortSignal.timeout(3e4)}),r.ok)return r.status===204?{}:await r.json()}catch{throw new oe(0)}let o=await r.json().catch(()=>({})),a=Number.parseInt(r.headers.get("Retry-After"),10);throw new oe(r.status,o.error,Number.isNaN(a)?void 0:a)}};var nt="clinic-chat",le=class{#e={};constructor(){try{this.#e=JSON.parse(sessionStorage.getItem(nt))??{}}catch{}Date.parse(this.#e.expiresAt)<=Date.now()&&this.forget()}get(e){return this.#e[e]}keep(e){this.#e={...this.#e,...e};try{sessionStorage.setItem(nt,JSON.stringify(this.#e))}catch{}}forget(){this.#e={open:this.#e.open},this.keep({})}};var q="In an emergency call 999. For urgent advice call NHS 111.",l={launcher:"Ask about milia",launcherLabel:"Ask about milia: open the chat",title:"Milia assistant",subtitle:"Automated, not a person",safety:`Information only. ${q}`,restart:"Start again",close:"Close the chat",conversation:"Conversation",messages:"Messages",assistantSaid:"Assistant said:",patientSaid:"You said:",field:"Your message",placeholder:"Type your question",privacy:"Please leave out names, addresses and dates of birth.",send:"Send",suggestions:"Suggested replies",typing:"The assistant is typing",opening:"Opening the chat",waiting:s=>`A lot of people are asking. Trying again in ${s} seconds`,reconnecting:"The connection is slow. Trying again",draft:"Draft: not yet reviewed by a clinician",sources:s=>`Sources (${s})`,newTab:"(opens in a new tab)",helpful:"Was this helpful?",yes:"Yes, this was helpful",no:"No, this was not helpful",thanks:"Thank you for telling us.",feedbackFailed:"That did not reach us. Please try again.",notSent:"Not sent",tryAgain:"Try again",empty:"Please type your question first.",unreachable:`We could not reach the assistant. Nothing you typed is lost. ${q}`,refused:`That did not work. Please try again. ${q}`,renewed:`Your last chat had come to an end, so we have opened a new one. ${q}`,renewedWithWords:`Your last chat had come to an end, so we have opened a new one. What you typed is still in the box below. ${q}`,formLoading:"Opening the form",formFailed:`We could not open the form. ${q}`,formClosed:"The form is closed. Nothing was sent.",otherForm:"Open this form as a page",lineTaken:(s,e)=>`Taken out: ${s}. Lines left: ${e}.`,sendingRequest:"Sending your request",requestNotSent:"Your request was not sent. Nothing you typed is lost. Please send it again.",requestUnreachable:`We could not reach the clinic. ${q}`,requestOver:`Your chat has come to an end, so this form cannot be sent from here. What you typed is still here. Please open the form as a page and send it from there. ${q}`,code:"Your code",lookAtRequest:"Look at your request",urgency:{emergency:"Emergency: get help now",same_day:"Get help today",see_doctor:"Please see a doctor"},call:{emergency:{title:"Call 999",href:"tel:999"},same_day:{title:"Call NHS 111",href:"tel:111"}}};var ce=class{messages=[];status="";announcement="";fieldError="";startError="";unsent="";session=new le;#e=!1;constructor(e,t){this.host=e,this.api=new ae(t,this.session,(i,n)=>this.#t({status:n.retryAfter?l.waiting(i):l.reconnecting}))}get busy(){return this.status!==""}get buttons(){let e=this.messages.findLastIndex(t=>t.author==="patient");return this.messages.slice(e+1).flatMap(t=>t.buttons??[])}async begin(){if(!this.#e){this.#e=!0,this.#t({status:l.opening,startError:""});try{this.api.started?await this.#n():this.messages=[...this.messages,...await this.api.open()]}catch(e){this.#e=!1,this.startError=e.message||l.unreachable}this.#t({status:""})}}async say(e,t){this.busy||await this.#r({client_message_id:V(),text:e,payload:t})}async retry(e){this.busy||(this.messages=this.messages.filter(t=>t!==e),await this.#r(e.sent))}async startAgain(){if(!this.busy){this.#t({status:l.opening,fieldError:""});try{this.messages=await this.api.restart(),this.session.keep({firstMessage:this.messages[0]?.id,personal:void 0})}catch(e){await this.#s(e)||(this.startError=e.message||l.refused)}this.#t({status:""})}}async judge(e,t){let i={helpful:t};try{await this.api.feedback(e.id,t)}catch{i={failed:!0}}this.#t({messages:this.messages.map(n=>n.id===e.id?{...n,feedback:i}:n)})}async request(e){this.#t({status:l.sendingRequest,announcement:""});try{let t=await this.api.request(e);return this.messages=[...this.messages,...t],t}finally{this.#t({status:""})}}announce(e){this.#t({announcement:e})}async#n(){let e=this.session.get("pending");try{e&&this.#o(await this.api.send(e)),this.session.keep({pending:void 0});let t=await this.api.history(),i=t.findIndex(({id:n})=>n===this.session.get("firstMessage"));this.messages=t.slice(Math.max(i,0))}catch(t){if(!await this.#s(t,e?.text))throw t}}async#r(e){let t={id:e.client_message_id,author:"patient",text:e.text,sent:e};this.session.keep({pending:e}),this.#t({messages:[...this.messages,t],status:l.typing,fieldError:"",announcement:""});try{let i=await this.api.send(e);this.#o(i),this.messages=[...this.messages,...i.messages],this.session.keep({pending:void 0})}catch(i){let n=this.messages.filter(o=>o!==t),r={...t,failure:i.message||l.unreachable};this.messages=n,await this.#s(i,e.text)||(this.messages=[...n,r])}this.#t({status:""})}async#s(e,t=""){return!e.messageRefused&&!e.conversationGone?!1:(this.session.keep({pending:void 0}),this.unsent=t,e.messageRefused?this.fieldError=e.message||l.refused:(this.session.forget(),this.messages=[...this.messages,{id:V(),kind:"notice",text:t?l.renewedWithWords:l.renewed}],this.#e=!1,await this.begin()),!0)}#o({personal:e=[]}){if(!e.length)return;let t=Object.fromEntries(e.map(({kind:i,text:n})=>[i,n]));this.session.keep({personal:{...this.session.get("personal"),...t}})}#t(e){Object.assign(this,e),this.host.requestUpdate()}};var E=s=>d`<svg
  class="icon"
  viewBox="0 0 24 24"
  width="20"
  height="20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.9"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
  focusable="false"
>
  ${s}
</svg>`,x={chat:E(w`<path d="M20 11.5a7.5 7.5 0 0 1-7.5 7.5 8 8 0 0 1-3.2-.7L4 20l1.6-4.6A7.5 7.5 0 1 1 20 11.5Z"/><path d="M9 10.5h7M9 13.5h4.5"/>`),close:E(w`<path d="m6 6 12 12M18 6 6 18"/>`),restart:E(w`<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7"/><path d="M4.5 4.2v4.5H9"/>`),send:E(w`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`),warning:E(w`<path d="M12 3.8 2.8 19.6h18.4L12 3.8Z"/><path d="M12 10v4.2M12 17.1v.1"/>`),phone:E(w`<path d="M6.2 3.8h3l1.5 4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4 1.5v3a1.7 1.7 0 0 1-1.9 1.7A15.8 15.8 0 0 1 4.5 5.7a1.7 1.7 0 0 1 1.7-1.9Z"/>`),add:E(w`<path d="M12 5.5v13M5.5 12h13"/>`),up:E(w`<path d="M7.5 10.5 11 4a2 2 0 0 1 2.4 2.2l-.6 3.3h5a2 2 0 0 1 2 2.4l-1.1 5.6a2 2 0 0 1-2 1.6H7.5M7.5 10.5v8.6H4.2v-8.6Z"/>`),down:E(w`<path d="M16.5 13.5 13 20a2 2 0 0 1-2.4-2.2l.6-3.3h-5a2 2 0 0 1-2-2.4l1.1-5.6a2 2 0 0 1 2-1.6h9.2M16.5 13.5V4.9h3.3v8.6Z"/>`)};var zt=/^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/,Mt=/^#{1,6}\s+(.*)$/,Nt=new RegExp([/\*\*(.+?)\*\*/,/\[([^\]]+)\]\(([^\s)]+)\)/,/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/,/\btext (?:to )?999\b/,/((?:\b0|\+44 ?)\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b999\b|\b(?:NHS )?111\b)/].map(s=>s.source).join("|"),"gi"),Ot=/^https?:\/\//i,Rt=/^\/(?!\/)/,Ut=/^(?:https?:\/\/|tel:|mailto:)/i;function ke(s,e){let t=Rt.test(e)?new URL(e,import.meta.url).href:e;return Ut.test(t)?Ot.test(t)?d`<a href=${t} target="_blank" rel="noopener noreferrer"
    >${s}<span class="hidden"> ${l.newTab}</span></a
  >`:d`<a href=${t}>${s}</a>`:s}function $(s){let e=[],t=0;for(let i of s.matchAll(Nt)){let[n,r,o,a,c,u]=i;e.push(s.slice(t,i.index)),t=i.index+n.length,r?e.push(d`<strong>${$(r)}</strong>`):a?e.push(ke(o,a)):c?e.push(ke(c,c)):u?e.push(ke(u,`tel:${u.replace(/[^\d+]/g,"")}`)):e.push(n)}return e.push(s.slice(t)),e}function Ht(s){let e=[],t=null;for(let i of s.split(`
`)){let n=zt.exec(i),r=Mt.exec(i);if(!i.trim()){t?.kind==="paragraph"&&(t=null);continue}let o="paragraph";if(n?o=n[1]?"numbers":"bullets":r&&(o="heading"),o==="paragraph"&&/^\s{2,}/.test(i)&&/s$/.test(t?.kind??"")){t.lines.push(`${t.lines.pop()} ${i.trim()}`);continue}(t?.kind!==o||r)&&(t={kind:o,lines:[]},e.push(t)),t.lines.push((n?.[2]??r?.[1]??i).trim())}return e}var Lt={paragraph:({lines:s})=>d`<p dir="auto">${$(s.join(" "))}</p>`,heading:({lines:s})=>d`<p dir="auto"><strong>${$(s[0])}</strong></p>`,bullets:({lines:s})=>d`<ul dir="auto">${s.map(e=>d`<li>${$(e)}</li>`)}</ul>`,numbers:({lines:s})=>d`<ol dir="auto">${s.map(e=>d`<li>${$(e)}</li>`)}</ol>`};function W(s){return Ht(s).map(e=>Lt[e.kind](e))}var It=new Set(["answer","check_result","unknown"]);function Ae(s){let e=l.call[s.level];return{title:d`<p class="urgency">
      ${x.warning}<strong>${l.urgency[s.level]??l.urgency.see_doctor}</strong>
    </p>`,call:e?d`<p class="calls"><a class="call" href=${e.href}>${x.phone}${e.title}</a></p>`:p}}function jt(s){return s.sources?.length?d`<details class="sources">
    <summary>${l.sources(s.sources.length)}</summary>
    <ul>
      ${s.sources.map(({title:e,publisher:t,url:i})=>{let n=t?d`${e}, <span class="publisher">${t}</span>`:e;return d`<li>
          ${i?.startsWith("https://")?d`<a href=${i} target="_blank" rel="noopener noreferrer"
                >${n}<span class="hidden"> ${l.newTab}</span></a
              >`:n}
        </li>`})}
    </ul>
  </details>`:p}function Bt(s,e){if(!It.has(s.kind)||!s.id)return p;let t=s.feedback,i=(r,o,a)=>d`<button
    type="button"
    class="quiet"
    aria-label=${o}
    aria-pressed=${t?.helpful===r}
    @click=${()=>e(s,r)}
  >
    ${a}
  </button>`,n=l.helpful;return t&&(n=t.failed?l.feedbackFailed:l.thanks),d`<div class="feedback" role="group" aria-label=${l.helpful}>
    <span>${n}</span>${i(!0,l.yes,x.up)}${i(!1,l.no,x.down)}
  </div>`}function Dt({reference:s},e){return s?d`<div class="confirmation">
    <p>${l.code} <strong class="reference" translate="no">${s}</strong></p>
    <a
      href="${e}/request/find?reference=${encodeURIComponent(s)}"
      target="_blank"
      rel="noopener noreferrer"
      >${l.lookAtRequest}<span class="hidden"> ${l.newTab}</span></a
    >
  </div>`:p}function Ft(s,{onJudge:e,origin:t,form:i}){let n=!!s.level&&s.level!=="routine",r=n?Ae(s):null;return d`<article class="message ${n?"red_flag":s.kind}" data-id=${s.id} data-level=${s.level??p} tabindex=${s.reference?-1:p}>
    <span class="hidden">${l.assistantSaid}</span>
    ${r?.title??p}
    <div class="words">${W(s.text??"")}</div>
    ${r?.call??p} ${Dt(s,t)}
    ${s.status==="draft"?d`<p class="draft">${l.draft}</p>`:p}
    ${jt(s)} ${Bt(s,e)} ${i(s)}
  </article>`}function Vt(s,{onRetry:e,busy:t}){return d`<article class="message patient" data-id=${s.id} ?data-failed=${s.failure}>
    <span class="hidden">${l.patientSaid}</span>
    <p class="words" dir="auto">${s.text}</p>
    ${s.failure?d`<div class="failure">
          <p><strong>${l.notSent}.</strong> ${$(s.failure)}</p>
          <button type="button" class="retry" ?disabled=${t} @click=${()=>e(s)}>
            ${x.restart}${l.tryAgain}
          </button>
        </div>`:p}
  </article>`}function rt(s,e){return s.author==="patient"?Vt(s,e):Ft(s,e)}var Wt=CSS.supports("field-sizing: content");function de(s){if(Wt||s.localName!=="textarea")return;s.style.blockSize="auto";let e=s.offsetHeight-s.clientHeight;s.style.blockSize=`${s.scrollHeight+e}px`}var Yt=["person","name","age","contact_name","telephone","email","reach"],Gt=["days","times","not_before","wishes"],Kt=new Set(["days","times"]),pe=class{definition=null;loadFailed=!1;errors={};problem="";over=!1;#e=null;#n=!1;#r=!1;#s;constructor(e,t){this.host=e,this.chat=t,e.addController(this)}get message(){let e=this.chat.messages.findLast(({kind:i,reference:n})=>i==="request_form"||n);return e?.kind==="request_form"&&e.id!==this.#i.get("closedForm")?e:null}get ready(){return!!(this.message&&this.definition)}get note(){return this.#e.note}get warning(){return this.#e.warning}get page(){return{address:`${this.chat.api.origin}/request`,conversation:this.#i.get("id"),token:this.#i.get("token")}}value(e){return this.#e.values[e]??(Kt.has(e)?[]:"")}shows({only_for:e}){return!e||e.includes(this.value("person"))}hostUpdate(){let{message:e}=this;if(!e){this.#h();return}e.id!==this.#e?.message?this.#d(e):this.#s!==this.#i.get("personal")&&this.#p(),!this.definition&&!this.loadFailed&&this.load()}hostUpdated(){this.host.renderRoot.querySelectorAll(".request textarea").forEach(de),!(!this.#r||!this.ready)&&(this.#r=!1,this.host.renderRoot.querySelector(".request h3")?.focus())}async load(){if(!this.#n){this.#n=!0,this.loadFailed=!1;try{this.definition=await this.chat.api.requestForm()}catch{this.loadFailed=!0}this.#n=!1,this.host.requestUpdate()}}close(){this.#i.keep({closedForm:this.message.id}),this.chat.announce(l.formClosed)}change(e,t){this.#e.values[e]=t,e==="person"&&(this.#c(),this.host.requestUpdate()),this.#l()}changeLine(e,t){e.text=t,this.#l()}addLine(){this.note.push({title:this.definition.words.line,text:""}),this.#l(),this.#a(".line:last-child textarea")}removeLine(e){let t=this.note.indexOf(e);this.note.splice(t,1),this.#l(),this.chat.announce(l.lineTaken(e.title,this.note.length));let i=Math.min(t+1,this.note.length);this.#a(i?`.line:nth-child(${i})`:".addLine")}goTo(e){let t=this.host.renderRoot.querySelector(`#request-${e}`);(t?.querySelector("input, textarea")??t?.querySelector("button")??t)?.focus()}async submit(){if(!this.chat.busy){Object.assign(this,{errors:{},problem:"",over:!1});try{let t=(await this.chat.request(this.#o())).find(({reference:i})=>i);t&&this.#a(`[data-id="${CSS.escape(t.id)}"]`)}catch(e){await this.#t(e)}}}#o(){let e=n=>Object.fromEntries(n.map(r=>[r,this.value(r)])),i=this.definition.groups.flatMap(n=>n.fields).filter(n=>!this.shows(n)).map(({name:n})=>[n,""]);return{client_request_id:this.#e.id,note:this.note,contact:{...e(Yt),...Object.fromEntries(i)},preferences:e(Gt),consent:{version:this.definition.consent.version,given:!!this.value("consent")},warning_read:!!this.value("warning_read")}}async#t(e){let{fields:t,warning:i}=e;this.errors=t,i&&i.text!==this.warning?.text&&(this.#e.warning=i,this.change("warning_read",!1)),this.over=e.conversationGone,this.over?this.problem=l.requestOver:!i&&!Object.keys(t).length&&(this.problem=`${l.requestNotSent} ${e.message||l.requestUnreachable}`),t.consent&&this.value("consent")&&(this.change("consent",!1),await this.load()),this.problem?this.#a(".request .trouble"):i&&!this.value("warning_read")?this.#a(".request .red_flag"):this.#a(".problems")}#d(e){let t=this.#i.get("request");if(Object.assign(this,{errors:{},problem:"",over:!1}),t?.message===e.id){this.#e=t,this.#s=this.#i.get("personal");return}let{note:i,person:n,age:r}=e.form;this.#e={message:e.id,id:V(),note:i.map(o=>({...o})),values:{person:n??"",age:r??""},warning:null},this.#r=!0,this.#p()}#p(){this.#s=this.#i.get("personal");let{values:e}=this.#e;e.telephone||=this.#s?.telephone,e.email||=this.#s?.["e-mail"],this.#c(),this.#l()}#c(){let e=this.#s?.name,{values:t}=this.#e;if(!e||!t.person)return;let[i,n]=t.person==="self"?["name","contact_name"]:["contact_name","name"];t[n]===e&&(t[n]=""),t[i]||=e}get#i(){return this.chat.session}#l(){this.#i.keep({request:this.#e})}#h(){this.#e&&(this.#e=null,this.#i.keep({request:void 0}))}async#a(e){this.host.requestUpdate(),await this.host.updateComplete,this.host.renderRoot.querySelector(e)?.focus()}};var Jt=new Set(["tel","email"]),v=(s,e="")=>`request-${s}${e&&`-${e}`}`,Y=(s,e)=>e?d`<p class="error" id=${v(s,"error")}>${$(e)}</p>`:p;function G(s,{hint:e,error:t,text:i}){let n=[i&&"text",e&&"hint",t&&"error"].filter(Boolean);return n.length?n.map(r=>v(s,r)).join(" "):p}var he=(s,e)=>e?d`<p class="hint" id=${v(s,"hint")}>${$(e)}</p>`:p,ot=(s,e)=>s.optional&&!s.either?d` <span class="optional">(${e.optional})</span>`:p;function Se(s,e,t,i=!1){let n=s.errors[e];return d`<div class="field" ?data-wrong=${n}>
    ${Y(e,n)}
    <label class="choice">
      <input
        type="checkbox"
        id=${v(e)}
        .checked=${!!s.value(e)}
        aria-required="true"
        aria-invalid=${n?"true":p}
        aria-describedby=${G(e,{text:i,error:n})}
        @change=${r=>s.change(e,r.target.checked)}
      /><span>${t}</span>
    </label>
  </div>`}function Zt(s,e){let{name:t}=e,i=s.errors[t],n=e.type==="checkboxes",r=s.value(t),o=({target:a})=>{let c=[s.value(t)].flat().filter(u=>u!==a.value);n?s.change(t,a.checked?[...c,a.value]:c):s.change(t,a.value)};return d`<fieldset
    class="field"
    id=${v(t)}
    role=${n?"group":"radiogroup"}
    ?data-wrong=${i}
    aria-required=${n?p:"true"}
    aria-invalid=${i&&!n?"true":p}
    aria-describedby=${G(t,{hint:e.hint,error:i})}
  >
    <legend>${e.label}${ot(e,s.definition.words)}</legend>
    ${he(t,e.hint)} ${Y(t,i)}
    <div class="choices" ?data-several=${n}>
      ${e.choices.map(a=>d`<label class="choice">
          <input
            type=${n?"checkbox":"radio"}
            name=${v(t)}
            value=${a.value}
            .checked=${n?r.includes(a.value):r===a.value}
            aria-invalid=${i&&n?"true":p}
            @change=${o}
          /><span>${a.title}</span>
        </label>`)}
    </div>
  </fieldset>`}var Qt=(s,{name:e,autocomplete:t})=>(e==="name"&&s.value("person")!=="self"?null:t)??"off";function Xt(s,e){let{name:t}=e,i=s.errors[t],n=G(t,{hint:e.hint,error:i}),r=e.optional?p:"true",o=a=>s.change(t,a.target.value);return d`<div class="field" ?data-wrong=${i}>
    <label for=${v(t)}>${e.label}${ot(e,s.definition.words)}</label>
    ${he(t,e.hint)} ${Y(t,i)}
    ${e.type==="textarea"?d`<textarea
          id=${v(t)}
          rows="2"
          dir="auto"
          autocomplete="off"
          .value=${s.value(t)}
          aria-required=${r}
          aria-invalid=${i?"true":p}
          aria-describedby=${n}
          @input=${o}
        ></textarea>`:d`<input
          id=${v(t)}
          type=${Jt.has(e.type)?e.type:"text"}
          dir="auto"
          autocomplete=${Qt(s,e)}
          inputmode=${e.inputmode??p}
          .value=${s.value(t)}
          aria-required=${r}
          aria-invalid=${i?"true":p}
          aria-describedby=${n}
          @input=${o}
        />`}
  </div>`}function at(s,e){return e.type==="radio"||e.type==="checkboxes"?Zt(s,e):e.type==="checkbox"?Se(s,e.name,e.label,e.name==="consent"):Xt(s,e)}function es(s,e,t){let{words:i}=s.definition,n=v(`line-${t}`);return d`<li class="line" tabindex="-1">
    <div class="lineHead">
      <label for=${n}>${e.title}</label>
      <button
        type="button"
        class="plain"
        aria-label="${i.remove_line}: ${e.title}"
        @click=${()=>s.removeLine(e)}
      >
        ${i.remove_line}
      </button>
    </div>
    <textarea
      id=${n}
      rows="1"
      dir="auto"
      autocomplete="off"
      .value=${e.text}
      @input=${r=>s.changeLine(e,r.target.value)}
    ></textarea>
  </li>`}function ts(s){let e=s.errors.note;return d`<div class="field note" id=${v("note")} ?data-wrong=${e}>
    ${Y("group-note",e)}
    ${s.note.length?d`<ul class="lines">
          ${F(s.note,t=>t,(t,i)=>es(s,t,i))}
        </ul>`:p}
    <button type="button" class="addLine" @click=${()=>s.addLine()}>
      ${x.add}${s.definition.words.add_line}
    </button>
  </div>`}function ss(s,{id:e,title:t,hint:i,fields:n}){let r=`group-${e}`,o=e==="note"&&s.errors.note;return d`<fieldset class="group" aria-describedby=${G(r,{hint:i,error:o})}>
    <legend>${t}</legend>
    ${he(r,i)} ${e==="note"?ts(s):p}
    ${e==="consent"?d`<div class="words" id=${v(e,"text")}>${W(s.definition.consent.text)}</div>`:p}
    ${F(n.filter(a=>s.shows(a)),({name:a})=>a,a=>at(s,a))}
  </fieldset>`}function is(s){let e=Object.entries(s.errors);if(!e.length)return p;let t=(i,n)=>{i.preventDefault(),s.goTo(n)};return d`<div class="problems" role="alert" tabindex="-1">
    <h4>${s.definition.words.problems}</h4>
    <ul>
      ${e.map(([i,n])=>d`<li>
          <a href="#${v(i)}" @click=${r=>t(r,i)}>${n}</a>
        </li>`)}
    </ul>
  </div>`}function ns(s){if(!s.warning)return p;let e=Ae(s.warning);return d`<div
    class="message red_flag"
    role="alert"
    tabindex="-1"
    data-level=${s.warning.level??p}
  >
    ${e.title}
    <div class="words">${W(s.warning.text)}</div>
    ${e.call} ${Se(s,"warning_read",s.definition.warning_read)}
  </div>`}function rs(s){return s.problem?d`<div class="trouble" role="alert" tabindex="-1">
    <p>${$(s.problem)}</p>
    ${s.over?Ee(s):p}
  </div>`:p}function Ee(s){let{address:e,conversation:t,token:i}=s.page,n=s.definition?.words.other_form??l.otherForm,r=d`<span class="hidden"> ${l.newTab}</span>`;return s.over?d`<p>
      <a href=${e} target="_blank" rel="noopener noreferrer">${n}${r}</a>
    </p>`:d`<form class="otherForm" method="post" action=${e} target="_blank">
    <input type="hidden" name="conversation" value=${t} />
    <input type="hidden" name="token" value=${i} />
    <button class="plain">${n}${r}</button>
  </form>`}function os(s){return s.loadFailed?d`<div class="trouble" role="alert">
      <p>${$(l.formFailed)}</p>
      <button type="button" class="retry" @click=${()=>s.load()}>
        ${x.restart}${l.tryAgain}
      </button>
    </div>
    ${Ee(s)}`:d`<p class="loading" role="status">${l.formLoading}</p>`}function lt(s,e,t,i){if(e!==s.message)return p;let{definition:n}=s;return n?d`<form
      class="request"
      aria-labelledby="request"
      aria-live="off"
      novalidate
      @submit=${o=>{o.preventDefault(),s.submit()}}
      @input=${o=>de(o.target)}
    >
      <h3 id="request" tabindex="-1">${n.title}</h3>
      <p>${$(n.intro)}</p>
      ${is(s)} ${n.groups.map(o=>ss(s,o))} ${ns(s)}
      ${rs(s)}
      <div class="decide">
        <button class="primary" ?disabled=${t}>${n.words.send}</button>
        <button type="button" class="retry" ?disabled=${t} @click=${i}>
          ${n.words.cancel}
        </button>
      </div>
    </form>
    ${s.over?p:Ee(s)}`:os(s)}var ct=y`
  :host {
    display: contents;
    --ink: var(--clinic-chat-ink, #14282f);
    --muted: var(--clinic-chat-muted, #51626a);
    --accent: var(--clinic-chat-accent, #0d5560);
    --accent-deep: var(--clinic-chat-accent-deep, #0a3d4a);
    --paper: var(--clinic-chat-paper, #fbf8f3);
    --card: var(--clinic-chat-card, #ffffff);
    --line: var(--clinic-chat-line, #e4ddd1);
    --edge: var(--clinic-chat-edge, #76868b);
    --tint: var(--clinic-chat-tint, #e6f0ef);
    --urgent: var(--clinic-chat-urgent, #9c1c1c);
    --soon: var(--clinic-chat-soon, #85500a);
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .launcher,
  .panel {
    font: 400 16px/1.5 var(--clinic-chat-font, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    color: var(--ink);
    text-align: start;
    letter-spacing: normal;
  }
  p,
  ul,
  ol,
  h2,
  h3,
  h4 {
    margin: 0;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--accent-deep);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    display: block;
  }
`;var dt=y`
  .launcher {
    position: fixed;
    inset-block-end: max(20px, env(safe-area-inset-bottom));
    inset-inline-end: 20px;
    z-index: 2147483000;
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: 56px;
    padding: 0 24px 0 20px;
    border: 0;
    border-radius: 28px;
    background: var(--accent);
    color: #fff;
    font-weight: 600;
    box-shadow: 0 1px 2px rgb(10 40 50 / 20%), 0 8px 24px rgb(10 40 50 / 22%);
    transition: background-color 0.15s;
  }
  .launcher:hover {
    background: var(--accent-deep);
  }
  .launcher:focus-visible {
    border-radius: 28px;
    outline-offset: 3px;
  }
  .launcher[hidden],
  .panel:not([open]) {
    display: none;
  }
  .panel {
    position: fixed;
    inset: auto;
    inset-block-end: 20px;
    inset-inline-end: 20px;
    z-index: 2147483000;
    display: flex;
    flex-direction: column;
    inline-size: 408px;
    block-size: min(700px, calc(100vh - 40px));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--paper);
    overflow: hidden;
    box-shadow: 0 2px 6px rgb(10 40 50 / 8%), 0 18px 50px rgb(10 40 50 / 24%);
    animation: arrive 0.18s ease-out;
  }
  @keyframes arrive {
    from {
      transform: translateY(10px);
      opacity: 0;
    }
  }
  .head {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 10px 8px 10px 18px;
    padding-inline: 18px 8px;
    background: var(--accent-deep);
    color: #fff;
  }
  .head > div {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    font-size: 17px;
    font-weight: 600;
    line-height: 1.3;
  }
  .subtitle {
    font-size: 13px;
    line-height: 1.35;
    opacity: 0.85;
  }
  .head button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0 10px;
    border: 0;
    border-radius: 10px;
    background: transparent;
    font-size: 14px;
  }
  .head button:hover:enabled {
    background: rgb(255 255 255 / 14%);
  }
  .head :focus-visible {
    outline-color: #fff;
    outline-offset: -3px;
  }
  .safety {
    padding: 8px 18px;
    border-block-end: 1px solid var(--line);
    background: #f3ede3;
    font-size: 13.5px;
    line-height: 1.45;
  }
  .safety a {
    color: inherit;
    font-weight: 700;
    white-space: nowrap;
  }
`;var pt=y`
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .message {
    max-inline-size: 100%;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: 4px 14px 14px 14px;
    background: var(--card);
    overflow-wrap: anywhere;
  }
  .words {
    display: flow-root;
  }
  .words > * + * {
    margin-block-start: 10px;
  }
  .words ul,
  .words ol {
    padding-inline-start: 22px;
  }
  .words li + li {
    margin-block-start: 5px;
  }
  .words li::marker {
    color: var(--accent);
  }
  .patient {
    align-self: flex-end;
    max-inline-size: 85%;
    padding: 10px 16px;
    border-color: transparent;
    border-radius: 14px 14px 4px 14px;
    background: var(--accent);
    color: #fff;
  }
  .patient > .words {
    white-space: pre-wrap;
  }
  .patient[data-failed] {
    border: 2px dashed var(--urgent);
    background: var(--card);
    color: var(--ink);
  }
  .failure {
    margin-block-start: 10px;
    padding-block-start: 10px;
    border-block-start: 1px solid var(--line);
    font-size: 14.5px;
  }
  .failure strong {
    color: var(--urgent);
  }
  .notice,
  .small_talk,
  .request_offer {
    align-self: flex-start;
    background: var(--tint);
    border-color: #cfe1df;
  }
  .request_offer {
    border-inline-start: 4px solid var(--accent);
  }
  .unknown {
    border-inline-start: 4px solid var(--edge);
  }
  .red_flag {
    border: 2px solid var(--urgent);
    border-inline-start-width: 8px;
    border-radius: 8px;
    background: #fff6f4;
  }
  .red_flag a {
    color: var(--urgent);
    font-weight: 600;
  }
  .red_flag[data-level='see_doctor'] {
    border-color: var(--soon);
    background: #fff9ec;
  }
  .urgency {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
    color: var(--urgent);
    font-size: 17px;
  }
  .red_flag[data-level='see_doctor'] .urgency,
  .red_flag[data-level='see_doctor'] a {
    color: var(--soon);
  }
  .calls {
    margin-block-start: 12px;
  }
  .red_flag .call {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: 48px;
    border-radius: 10px;
    background: var(--urgent);
    color: #fff;
    text-decoration: none;
  }
  .red_flag .call:hover {
    text-decoration: underline;
  }
  .draft {
    margin-block-start: 10px;
    color: var(--muted);
    font-size: 13.5px;
    font-style: italic;
  }
  .sources {
    font-size: 14px;
  }
  .sources summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    inline-size: fit-content;
    padding-inline-end: 12px;
    color: var(--accent);
    cursor: pointer;
    list-style: none;
  }
  .sources summary::-webkit-details-marker {
    display: none;
  }
  .sources summary::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    margin-inline: 2px 2px;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(-45deg);
    transition: transform 0.15s;
  }
  .sources[open] summary::before {
    transform: translateY(-2px) rotate(45deg);
  }
  .sources ul {
    padding-inline-start: 22px;
    padding-block-end: 6px;
  }
  .sources li + li {
    margin-block-start: 6px;
  }
  .publisher {
    color: var(--muted);
  }
  .feedback {
    display: flex;
    align-items: center;
    margin-block: 4px -8px;
    padding-block-start: 2px;
    border-block-start: 1px solid var(--line);
    color: var(--muted);
    font-size: 14px;
  }
  .words + .feedback {
    margin-block-start: 12px;
  }
  .feedback span {
    flex: 1;
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 10px;
    background: transparent;
    color: var(--muted);
  }
  .quiet:hover,
  .quiet[aria-pressed='true'] {
    background: var(--tint);
    color: var(--accent);
  }
  .quiet[aria-pressed='true'] .icon {
    fill: var(--accent);
    stroke: var(--tint);
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  .suggestions button,
  .retry {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--accent);
    border-radius: 22px;
    background: var(--card);
    color: var(--accent);
    font-size: 15px;
    font-weight: 600;
    line-height: 1.3;
    text-align: start;
  }
  .suggestions button:hover,
  .retry:hover {
    background: var(--tint);
  }
  .suggestions :focus-visible,
  .retry:focus-visible {
    border-radius: 22px;
  }
  .retry {
    margin-block-start: 10px;
  }
  .status {
    display: flex;
    align-items: center;
    gap: 10px;
    color: var(--muted);
    font-size: 14px;
  }
  .status:not(:empty) {
    margin-block-start: 12px;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
  }
  .dots i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    70%,
    100% {
      opacity: 0.25;
    }
    35% {
      opacity: 1;
    }
  }
  .trouble {
    margin-block-start: 12px;
    padding: 12px 16px;
    border: 2px solid var(--urgent);
    border-radius: 10px;
    background: var(--card);
  }
`;var ht=y`
  .foot {
    padding: 12px 16px max(12px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--line);
    background: var(--card);
  }
  .entry {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  .entry textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    max-block-size: 132px;
    padding: 11px 14px;
    border: 1px solid var(--edge);
    border-radius: 12px;
    background: var(--card);
    line-height: 1.5;
    resize: none;
    field-sizing: content;
  }
  .entry textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .entry textarea:focus-visible {
    outline-offset: 0;
    border-radius: 12px;
  }
  .entry textarea[aria-invalid='true'] {
    border: 2px solid var(--urgent);
  }
  .send {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    inline-size: 48px;
    block-size: 48px;
    flex: none;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: var(--accent);
    color: #fff;
  }
  .send:hover {
    background: var(--accent-deep);
  }
  .send:focus-visible {
    border-radius: 12px;
  }
  .fieldError {
    margin-block-end: 8px;
    color: var(--urgent);
    font-size: 14.5px;
    font-weight: 600;
  }
  .privacy {
    margin-block-start: 6px;
    color: var(--muted);
    font-size: 12.5px;
    line-height: 1.4;
  }
`;var ut=y`
  .request,
  .loading {
    margin-block-start: 16px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
  .loading {
    color: var(--muted);
  }
  .request h3 {
    margin-block-end: 4px;
    font-size: 19px;
    line-height: 1.3;
  }
  .request fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .request .field {
    margin-block-start: 16px;
  }
  .request .group {
    margin-block-start: 22px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--line);
  }
  .request legend {
    padding: 0;
    font-weight: 600;
  }
  .group > legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 6px;
    color: var(--accent-deep);
    font-size: 17px;
  }
  .group > legend + * {
    clear: both;
  }
  .request .note {
    margin-block-start: 4px;
  }
  .field > label:not(.choice),
  .lineHead label {
    font-weight: 600;
  }
  .optional,
  .hint {
    color: var(--muted);
    font-size: 14.5px;
    font-weight: 400;
  }
  .request .error {
    margin-block: 2px 4px;
    color: var(--urgent);
    font-size: 14.5px;
    font-weight: 600;
  }
  .request .field[data-wrong] {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--urgent);
  }
  .request textarea,
  .request input:not([type='checkbox'], [type='radio']) {
    display: block;
    inline-size: 100%;
    min-block-size: 48px;
    margin-block-start: 4px;
    padding: 10px 12px;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--card);
    line-height: 1.5;
  }
  .request textarea {
    overflow: hidden;
    resize: none;
    field-sizing: content;
  }
  .request :is(textarea, input):focus-visible {
    outline-offset: 0;
    border-radius: 10px;
  }
  .request [data-wrong] :is(textarea, input):not([type='checkbox'], [type='radio']) {
    border: 2px solid var(--urgent);
  }
  .choices {
    margin-block-start: 2px;
  }
  .choices[data-several] {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(7.4em, 1fr));
    column-gap: 8px;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding-block: 6px;
    line-height: 1.35;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--accent);
    cursor: pointer;
  }
  .lines {
    padding: 0;
    list-style: none;
  }
  .line + .line {
    margin-block-start: 10px;
  }
  .lineHead {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .lineHead label {
    flex: 1 1 50%;
    line-height: 1.3;
  }
  .lineHead .plain {
    text-align: end;
  }
  .line textarea {
    margin-block-start: 0;
  }
  .plain {
    min-block-size: 44px;
    padding: 0 4px;
    border: 0;
    background: transparent;
    color: var(--accent);
    font-size: 14.5px;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .plain:hover {
    text-decoration-thickness: 2px;
  }
  .addLine,
  .primary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    border-radius: 12px;
    font-weight: 600;
  }
  .addLine {
    margin-block-start: 12px;
    padding: 8px 16px 8px 12px;
    border: 1px dashed var(--accent);
    background: var(--card);
    color: var(--accent);
    font-size: 15px;
  }
  .addLine:hover {
    background: var(--tint);
  }
  .problems {
    margin-block-start: 14px;
    padding: 12px 16px;
    border: 2px solid var(--urgent);
    border-radius: 10px;
  }
  .problems h4 {
    margin-block-end: 6px;
    font-size: 16px;
  }
  .problems ul {
    padding-inline-start: 20px;
  }
  .problems li + li {
    margin-block-start: 6px;
  }
  .problems a {
    color: var(--urgent);
    font-weight: 600;
  }
  .request .red_flag {
    margin-block-start: 18px;
  }
  .request :is(.problems, .red_flag, .trouble) {
    scroll-margin-block: 16px;
  }
  .trouble p + p {
    margin-block-start: 8px;
  }
  .decide {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block-start: 18px;
  }
  .primary {
    flex: 1 1 auto;
    min-block-size: 48px;
    padding: 8px 20px;
    border: 0;
    background: var(--accent);
    color: #fff;
  }
  .primary:hover:enabled {
    background: var(--accent-deep);
  }
  .decide .retry {
    margin: 0;
    border-radius: 12px;
  }
  .otherForm {
    margin-block-start: 8px;
  }
  .confirmation {
    margin-block-start: 12px;
    padding-block-start: 10px;
    border-block-start: 1px solid #cfe1df;
  }
  .confirmation p {
    color: var(--muted);
  }
  .confirmation a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  .reference {
    display: block;
    color: var(--ink);
    font-size: 26px;
    letter-spacing: 0.06em;
    line-height: 1.35;
    user-select: all;
  }
`;var ft=y`
  /* Phones: the whole screen, above the keyboard (--visible-height is measured) */
  @media (max-width: 500px), (max-height: 460px) {
    .panel {
      inset: 0;
      inline-size: 100%;
      block-size: 100dvh;
      block-size: var(--visible-height, 100dvh);
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
    .panel::backdrop {
      background: var(--paper);
    }
    .launcher {
      inset-inline-end: 16px;
    }
    .scroller {
      padding: 14px 12px;
    }
    .foot {
      padding-inline: 12px;
    }
    .head,
    .safety {
      padding-inline-start: 14px;
    }
  }
  @media (max-width: 360px) {
    .head button {
      gap: 4px;
      padding: 0 6px;
      font-size: 13px;
    }
  }
  /* Low screens, such as a phone on its side: the head scrolls away */
  @media (max-height: 460px) {
    .panel {
      overflow-y: auto;
    }
    .scroller {
      flex: 1 0 auto;
      overflow: visible;
    }
    .privacy {
      display: none;
    }
    .foot {
      position: sticky;
      inset-block-end: 0;
    }
  }
  /* On both a form needs all the room, above a keyboard most of all: it scrolls as one page */
  @media (max-width: 500px), (max-height: 460px) {
    .panel.filling {
      overflow-y: auto;
    }
    .filling .scroller {
      flex: 1 0 auto;
      overflow: visible;
    }
    .filling .foot {
      position: static;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  /* Colours of the system's own: shapes must come from borders */
  @media (forced-colors: active) {
    .launcher,
    .send,
    .primary,
    .head button,
    .quiet,
    .red_flag .call {
      border: 1px solid;
    }
    .head {
      border-block-end: 1px solid;
    }
    .patient {
      border: 1px solid Highlight;
    }
    .quiet[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
    .dots i {
      background: CanvasText;
    }
  }
`;var gt=[ct,dt,pt,ht,ut,ft];var Ce=matchMedia("(max-width: 500px), (max-height: 460px)"),as=matchMedia("(pointer: coarse)"),ls=10,Te=class extends C{static styles=gt;#e=new ce(this,new URL(import.meta.url).origin);#n=new pe(this,this.#e);#r="";connectedCallback(){super.connectedCallback(),Ce.addEventListener("change",this.#p),globalThis.visualViewport?.addEventListener("resize",this.#c)}disconnectedCallback(){super.disconnectedCallback(),Ce.removeEventListener("change",this.#p),globalThis.visualViewport?.removeEventListener("resize",this.#c)}firstUpdated(){this.#e.session.get("open")&&this.#d()}open(){this.#d(),this.#i()}close(){this.#s.close(),this.#e.session.keep({open:!1}),this.requestUpdate(),this.updateComplete.then(()=>this.#t(".launcher").focus())}get#s(){return this.#t("dialog")}get#o(){return this.#t("#field")}#t(e){return this.renderRoot.querySelector(e)}#d(){Ce.matches?this.#s.showModal():this.#s.setAttribute("open",""),this.#c(),this.#e.session.keep({open:!0}),this.requestUpdate(),this.#e.begin()}#p=()=>{this.#s.open&&(this.#s.close(),this.#d())};#c=()=>{let e=globalThis.visualViewport?.height;e&&this.#s.style.setProperty("--visible-height",`${Math.round(e)}px`)};#i(){(as.matches?this.#t("h2"):this.#o).focus()}#l(e){e.key!=="Escape"||e.isComposing||(e.preventDefault(),this.close())}#h(e){e.preventDefault(),this.close()}#a(e){e.key==="Enter"&&!e.shiftKey&&!e.isComposing&&this.#u(e)}#u(e){if(e.preventDefault(),this.#e.busy)return;let t=this.#o.value.trim();if(this.#o.focus(),!t){this.#e.fieldError=l.empty,this.requestUpdate();return}this.#o.value="",this.#e.say(t)}#f({title:e,payload:t}){this.#i(),this.#e.say(e,t)}#g=e=>{this.#i(),this.#e.retry(e)};async#m(){await this.#e.startAgain(),this.#i()}#b(){this.#i(),this.#e.begin()}#$=()=>{this.#n.close(),this.#i()};updated(){let{messages:e,unsent:t}=this.#e;t&&(this.#o.value=[t,this.#o.value].filter(Boolean).join(`
`),this.#e.unsent="");let i=e.at(-1),n=i?`${i.id} ${i.failure??""} ${this.#n.ready}`:"";n!==this.#r&&this.#x(e),this.#r=n}#x(e){let t=e.findLast(({author:a,reference:c})=>a==="patient"||c)??e[0],i=this.#t(`[data-id="${CSS.escape(t?.id??"")}"]`);if(!i)return;let r=[this.#t(".scroller"),this.#s].find(({scrollHeight:a,clientHeight:c})=>a>c);if(!r)return;let o=i.getBoundingClientRect().top-r.getBoundingClientRect().top;r.scrollTop+=o-ls}render(){let t=!!this.#e.session.get("open"),i=this.#n.message?"panel filling":"panel";return d`
      <button
        type="button"
        class="launcher"
        aria-label=${l.launcherLabel}
        ?hidden=${t}
        @click=${()=>this.open()}
      >
        ${x.chat}<span>${l.launcher}</span>
      </button>
      <dialog class=${i} aria-labelledby="title" @keydown=${this.#l} @cancel=${this.#h}>
        ${this.#v()}
        <div class="scroller" role="region" aria-label=${l.conversation} tabindex="0">
          ${this.#y()} ${this.#w()} ${this.#_()}
          <div class="status" role="status">${this.#k()}</div>
        </div>
        ${this.#A()}
      </dialog>
    `}#v(){return d`
      <div class="head">
        <div>
          <h2 id="title" tabindex="-1">${l.title}</h2>
          <p class="subtitle">${l.subtitle}</p>
        </div>
        <button type="button" ?disabled=${this.#e.busy} @click=${this.#m}>
          ${x.restart}${l.restart}
        </button>
        <button type="button" aria-label=${l.close} @click=${()=>this.close()}>
          ${x.close}
        </button>
      </div>
      <p class="safety">${$(l.safety)}</p>
    `}#y(){let{messages:e,busy:t,status:i}=this.#e,n={busy:t,onRetry:this.#g,onJudge:(o,a)=>this.#e.judge(o,a),origin:this.#e.api.origin,form:o=>lt(this.#n,o,t,this.#$)},r=i===l.opening&&!this.#r?"off":"polite";return d`<div class="log" role="log" aria-live=${r} aria-label=${l.messages}>
      ${F(e,o=>o.id,o=>rt(o,n))}
    </div>`}#w(){return this.#e.startError?d`<div class="trouble" role="alert">
      <p>${$(this.#e.startError)}</p>
      <button type="button" class="retry" @click=${this.#b}>
        ${x.restart}${l.tryAgain}
      </button>
    </div>`:p}#_(){let{buttons:e,busy:t}=this.#e;return!e.length||t?p:d`<div class="suggestions" role="group" aria-label=${l.suggestions}>
      ${e.map(i=>d`<button type="button" @click=${()=>this.#f(i)}>
          ${i.title}
        </button>`)}
    </div>`}#k(){let{busy:e,announcement:t}=this.#e;return e?d`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
      >${this.#e.status}`:t?d`<span class="hidden">${t}</span>`:p}#A(){let{fieldError:e}=this.#e;return d`<form class="foot" @submit=${this.#u} novalidate>
      ${e?d`<p class="fieldError" id="fieldError" role="alert">${$(e)}</p>`:p}
      <label class="hidden" for="field">${l.field}</label>
      <div class="entry">
        <textarea
          id="field"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${l.placeholder}
          aria-describedby=${e?"fieldError privacy":"privacy"}
          aria-invalid=${e?"true":"false"}
          @keydown=${this.#a}
        ></textarea>
        <button class="send" aria-label=${l.send}>${x.send}</button>
      </div>
      <p class="privacy" id="privacy">${l.privacy}</p>
    </form>`}};customElements.define("clinic-chat",Te);
