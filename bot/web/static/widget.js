/* Built from widget/src by `npm run build`. Includes lit (BSD-3-Clause, Google LLC). */
var q=globalThis,V=q.ShadowRoot&&(q.ShadyCSS===void 0||q.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ne=Symbol(),ye=new WeakMap,H=class{constructor(e,t,s){if(this._$cssResult$=!0,s!==ne)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(V&&e===void 0){let s=t!==void 0&&t.length===1;s&&(e=ye.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),s&&ye.set(t,e))}return e}toString(){return this.cssText}},ve=i=>new H(typeof i=="string"?i:i+"",void 0,ne),x=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((s,r,n)=>s+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+i[n+1],i[0]);return new H(t,i,ne)},_e=(i,e)=>{if(V)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let s=document.createElement("style"),r=q.litNonce;r!==void 0&&s.setAttribute("nonce",r),s.textContent=t.cssText,i.appendChild(s)}},oe=V?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let s of e.cssRules)t+=s.cssText;return ve(t)})(i):i;var{is:it,defineProperty:rt,getOwnPropertyDescriptor:nt,getOwnPropertyNames:ot,getOwnPropertySymbols:at,getPrototypeOf:lt}=Object,W=globalThis,Ae=W.trustedTypes,ct=Ae?Ae.emptyScript:"",dt=W.reactiveElementPolyfillSupport,O=(i,e)=>i,ae={toAttribute(i,e){switch(e){case Boolean:i=i?ct:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},ke=(i,e)=>!it(i,e),we={attribute:!0,type:String,converter:ae,reflect:!1,useDefault:!1,hasChanged:ke};Symbol.metadata??=Symbol("metadata"),W.litPropertyMetadata??=new WeakMap;var _=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=we){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let s=Symbol(),r=this.getPropertyDescriptor(e,s,t);r!==void 0&&rt(this.prototype,e,r)}}static getPropertyDescriptor(e,t,s){let{get:r,set:n}=nt(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:r,set(o){let l=r?.call(this);n?.call(this,o),this.requestUpdate(e,l,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??we}static _$Ei(){if(this.hasOwnProperty(O("elementProperties")))return;let e=lt(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(O("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(O("properties"))){let t=this.properties,s=[...ot(t),...at(t)];for(let r of s)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[s,r]of t)this.elementProperties.set(s,r)}this._$Eh=new Map;for(let[t,s]of this.elementProperties){let r=this._$Eu(t,s);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let s=new Set(e.flat(1/0).reverse());for(let r of s)t.unshift(oe(r))}else e!==void 0&&t.push(oe(e));return t}static _$Eu(e,t){let s=t.attribute;return s===!1?void 0:typeof s=="string"?s:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let s of t.keys())this.hasOwnProperty(s)&&(e.set(s,this[s]),delete this[s]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return _e(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,s){this._$AK(e,s)}_$ET(e,t){let s=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,s);if(r!==void 0&&s.reflect===!0){let n=(s.converter?.toAttribute!==void 0?s.converter:ae).toAttribute(t,s.type);this._$Em=e,n==null?this.removeAttribute(r):this.setAttribute(r,n),this._$Em=null}}_$AK(e,t){let s=this.constructor,r=s._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let n=s.getPropertyOptions(r),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:ae;this._$Em=r;let l=o.fromAttribute(t,n.type);this[r]=l??this._$Ej?.get(r)??l,this._$Em=null}}requestUpdate(e,t,s,r=!1,n){if(e!==void 0){let o=this.constructor;if(r===!1&&(n=this[e]),s??=o.getPropertyOptions(e),!((s.hasChanged??ke)(n,t)||s.useDefault&&s.reflect&&n===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,s))))return;this.C(e,t,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:s,reflect:r,wrapped:n},o){s&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),n!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||s||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,n]of this._$Ep)this[r]=n;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[r,n]of s){let{wrapped:o}=n,l=this[r];o!==!0||this._$AL.has(r)||l===void 0||this.C(r,void 0,n,l)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(t)):this._$EM()}catch(s){throw e=!1,this._$EM(),s}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};_.elementStyles=[],_.shadowRootOptions={mode:"open"},_[O("elementProperties")]=new Map,_[O("finalized")]=new Map,dt?.({ReactiveElement:_}),(W.reactiveElementVersions??=[]).push("2.1.2");var ce=globalThis,Ee=i=>i,F=ce.trustedTypes,Se=F?F.createPolicy("lit-html",{createHTML:i=>i}):void 0,de="$lit$",A=`lit$${Math.random().toFixed(9).slice(2)}$`,he="?"+A,ht=`<${he}>`,M=document,I=()=>M.createComment(""),D=i=>i===null||typeof i!="object"&&typeof i!="function",pe=Array.isArray,Ne=i=>pe(i)||typeof i?.[Symbol.iterator]=="function",le=`[ 	
\f\r]`,L=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ce=/-->/g,Te=/>/g,T=RegExp(`>|${le}(?:([^\\s"'>=/]+)(${le}*=${le}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Pe=/'/g,Me=/"/g,Ue=/^(?:script|style|textarea|title)$/i,ue=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),h=ue(1),k=ue(2),Lt=ue(3),w=Symbol.for("lit-noChange"),p=Symbol.for("lit-nothing"),ze=new WeakMap,P=M.createTreeWalker(M,129);function Re(i,e){if(!pe(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Se!==void 0?Se.createHTML(e):e}var He=(i,e)=>{let t=i.length-1,s=[],r,n=e===2?"<svg>":e===3?"<math>":"",o=L;for(let l=0;l<t;l++){let a=i[l],u,m,d=-1,g=0;for(;g<a.length&&(o.lastIndex=g,m=o.exec(a),m!==null);)g=o.lastIndex,o===L?m[1]==="!--"?o=Ce:m[1]!==void 0?o=Te:m[2]!==void 0?(Ue.test(m[2])&&(r=RegExp("</"+m[2],"g")),o=T):m[3]!==void 0&&(o=T):o===T?m[0]===">"?(o=r??L,d=-1):m[1]===void 0?d=-2:(d=o.lastIndex-m[2].length,u=m[1],o=m[3]===void 0?T:m[3]==='"'?Me:Pe):o===Me||o===Pe?o=T:o===Ce||o===Te?o=L:(o=T,r=void 0);let f=o===T&&i[l+1].startsWith("/>")?" ":"";n+=o===L?a+ht:d>=0?(s.push(u),a.slice(0,d)+de+a.slice(d)+A+f):a+A+(d===-2?l:f)}return[Re(i,n+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},j=class i{constructor({strings:e,_$litType$:t},s){let r;this.parts=[];let n=0,o=0,l=e.length-1,a=this.parts,[u,m]=He(e,t);if(this.el=i.createElement(u,s),P.currentNode=this.el.content,t===2||t===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(r=P.nextNode())!==null&&a.length<l;){if(r.nodeType===1){if(r.hasAttributes())for(let d of r.getAttributeNames())if(d.endsWith(de)){let g=m[o++],f=r.getAttribute(d).split(A),b=/([.?@])?(.*)/.exec(g);a.push({type:1,index:n,name:b[2],strings:f,ctor:b[1]==="."?G:b[1]==="?"?Y:b[1]==="@"?J:N}),r.removeAttribute(d)}else d.startsWith(A)&&(a.push({type:6,index:n}),r.removeAttribute(d));if(Ue.test(r.tagName)){let d=r.textContent.split(A),g=d.length-1;if(g>0){r.textContent=F?F.emptyScript:"";for(let f=0;f<g;f++)r.append(d[f],I()),P.nextNode(),a.push({type:2,index:++n});r.append(d[g],I())}}}else if(r.nodeType===8)if(r.data===he)a.push({type:2,index:n});else{let d=-1;for(;(d=r.data.indexOf(A,d+1))!==-1;)a.push({type:7,index:n}),d+=A.length-1}n++}}static createElement(e,t){let s=M.createElement("template");return s.innerHTML=e,s}};function z(i,e,t=i,s){if(e===w)return e;let r=s!==void 0?t._$Co?.[s]:t._$Cl,n=D(e)?void 0:e._$litDirective$;return r?.constructor!==n&&(r?._$AO?.(!1),n===void 0?r=void 0:(r=new n(i),r._$AT(i,t,s)),s!==void 0?(t._$Co??=[])[s]=r:t._$Cl=r),r!==void 0&&(e=z(i,r._$AS(i,e.values),r,s)),e}var K=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:s}=this._$AD,r=(e?.creationScope??M).importNode(t,!0);P.currentNode=r;let n=P.nextNode(),o=0,l=0,a=s[0];for(;a!==void 0;){if(o===a.index){let u;a.type===2?u=new U(n,n.nextSibling,this,e):a.type===1?u=new a.ctor(n,a.name,a.strings,this,e):a.type===6&&(u=new Z(n,this,e)),this._$AV.push(u),a=s[++l]}o!==a?.index&&(n=P.nextNode(),o++)}return P.currentNode=M,r}p(e){let t=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,t),t+=s.strings.length-2):s._$AI(e[t])),t++}},U=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,s,r){this.type=2,this._$AH=p,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=z(this,e,t),D(e)?e===p||e==null||e===""?(this._$AH!==p&&this._$AR(),this._$AH=p):e!==this._$AH&&e!==w&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Ne(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==p&&D(this._$AH)?this._$AA.nextSibling.data=e:this.T(M.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:s}=e,r=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=j.createElement(Re(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(t);else{let n=new K(r,this),o=n.u(this.options);n.p(t),this.T(o),this._$AH=n}}_$AC(e){let t=ze.get(e.strings);return t===void 0&&ze.set(e.strings,t=new j(e)),t}k(e){pe(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,s,r=0;for(let n of e)r===t.length?t.push(s=new i(this.O(I()),this.O(I()),this,this.options)):s=t[r],s._$AI(n),r++;r<t.length&&(this._$AR(s&&s._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let s=Ee(e).nextSibling;Ee(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,s,r,n){this.type=1,this._$AH=p,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=n,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=p}_$AI(e,t=this,s,r){let n=this.strings,o=!1;if(n===void 0)e=z(this,e,t,0),o=!D(e)||e!==this._$AH&&e!==w,o&&(this._$AH=e);else{let l=e,a,u;for(e=n[0],a=0;a<n.length-1;a++)u=z(this,l[s+a],t,a),u===w&&(u=this._$AH[a]),o||=!D(u)||u!==this._$AH[a],u===p?e=p:e!==p&&(e+=(u??"")+n[a+1]),this._$AH[a]=u}o&&!r&&this.j(e)}j(e){e===p?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},G=class extends N{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===p?void 0:e}},Y=class extends N{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==p)}},J=class extends N{constructor(e,t,s,r,n){super(e,t,s,r,n),this.type=5}_$AI(e,t=this){if((e=z(this,e,t,0)??p)===w)return;let s=this._$AH,r=e===p&&s!==p||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,n=e!==p&&(s===p||r);r&&this.element.removeEventListener(this.name,this,s),n&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Z=class{constructor(e,t,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){z(this,e)}},Oe={M:de,P:A,A:he,C:1,L:He,R:K,D:Ne,V:z,I:U,H:N,N:Y,U:J,B:G,F:Z},pt=ce.litHtmlPolyfillSupport;pt?.(j,U),(ce.litHtmlVersions??=[]).push("3.3.3");var Le=(i,e,t)=>{let s=t?.renderBefore??e,r=s._$litPart$;if(r===void 0){let n=t?.renderBefore??null;s._$litPart$=r=new U(e.insertBefore(I(),n),n,void 0,t??{})}return r._$AI(i),r};var fe=globalThis,E=class extends _{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Le(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return w}};E._$litElement$=!0,E.finalized=!0,fe.litElementHydrateSupport?.({LitElement:E});var ut=fe.litElementPolyfillSupport;ut?.({LitElement:E});(fe.litElementVersions??=[]).push("4.2.2");var Ie={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},De=i=>(...e)=>({_$litDirective$:i,values:e}),Q=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,s){this._$Ct=e,this._$AM=t,this._$Ci=s}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:ft}=Oe,je=i=>i;var Be=()=>document.createComment(""),R=(i,e,t)=>{let s=i._$AA.parentNode,r=e===void 0?i._$AB:e._$AA;if(t===void 0){let n=s.insertBefore(Be(),r),o=s.insertBefore(Be(),r);t=new ft(n,o,i,i.options)}else{let n=t._$AB.nextSibling,o=t._$AM,l=o!==i;if(l){let a;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(a=i._$AU)!==o._$AU&&t._$AP(a)}if(n!==r||l){let a=t._$AA;for(;a!==n;){let u=je(a).nextSibling;je(s).insertBefore(a,r),a=u}}}return t},S=(i,e,t=i)=>(i._$AI(e,t),i),gt={},qe=(i,e=gt)=>i._$AH=e,Ve=i=>i._$AH,X=i=>{i._$AR(),i._$AA.remove()};var We=(i,e,t)=>{let s=new Map;for(let r=e;r<=t;r++)s.set(i[r],r);return s},Fe=De(class extends Q{constructor(i){if(super(i),i.type!==Ie.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let s;t===void 0?t=e:e!==void 0&&(s=e);let r=[],n=[],o=0;for(let l of i)r[o]=s?s(l,o):o,n[o]=t(l,o),o++;return{values:n,keys:r}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,s]){let r=Ve(i),{values:n,keys:o}=this.dt(e,t,s);if(!Array.isArray(r))return this.ut=o,n;let l=this.ut??=[],a=[],u,m,d=0,g=r.length-1,f=0,b=n.length-1;for(;d<=g&&f<=b;)if(r[d]===null)d++;else if(r[g]===null)g--;else if(l[d]===o[f])a[f]=S(r[d],n[f]),d++,f++;else if(l[g]===o[b])a[b]=S(r[g],n[b]),g--,b--;else if(l[d]===o[b])a[b]=S(r[d],n[b]),R(i,a[b+1],r[d]),d++,b--;else if(l[g]===o[f])a[f]=S(r[g],n[f]),R(i,r[d],r[g]),g--,f++;else if(u===void 0&&(u=We(o,f,b),m=We(l,d,g)),u.has(l[d]))if(u.has(l[g])){let v=m.get(o[f]),re=v!==void 0?r[v]:null;if(re===null){let xe=R(i,r[d]);S(xe,n[f]),a[f]=xe}else a[f]=S(re,n[f]),R(i,r[d],re),r[v]=null;f++}else X(r[g]),g--;else X(r[d]),d++;for(;f<=b;){let v=R(i,a[b+1]);S(v,n[f]),a[f++]=v}for(;d<=g;){let v=r[d++];v!==null&&X(v)}return this.ut=o,qe(i,a),w}});var Ke=[1,4],mt=60,bt=new Set([0,429,502,503,504]),ee=class extends Error{constructor(e,t="",s=void 0){super(t),this.status=e,this.retryAfter=s}get conversationGone(){return this.status===401||this.status===404}get messageRefused(){return[400,409,413,415,422].includes(this.status)}};function ge(){let i=crypto.getRandomValues(new Uint8Array(16));return Array.from(i,e=>e.toString(16).padStart(2,"0")).join("")}var $t=i=>new Promise(e=>setTimeout(e,i*1e3)),te=class{constructor(e,t,s){this.base=`${e}/api/conversations`,this.session=t,this.onPause=s}get started(){return!!this.session.get("token")}async open(){this.session.forget();let e=await this.#i("POST","",{});return this.session.keep({id:e.id,token:e.token,expiresAt:e.expires_at}),e.messages}async send({client_message_id:e,text:t,payload:s}){let r=s?{client_message_id:e,payload:s}:{client_message_id:e,text:t};return(await this.#i("POST",this.#e("messages"),r)).messages}async history(){return(await this.#i("GET",this.#e("messages"))).messages}async feedback(e,t){await this.#s("POST",this.#e("feedback"),{message_id:e,helpful:t})}async restart(){return(await this.#i("POST",this.#e("restart"),{})).messages}#e(e){return`/${encodeURIComponent(this.session.get("id"))}/${e}`}async#i(e,t,s){for(let r=0;;r+=1)try{return await this.#s(e,t,s)}catch(n){let o=n.retryAfter??Ke[r];if(!(bt.has(n.status)&&o<=mt)||r>=Ke.length)throw n;this.onPause(o,n),await $t(o)}}async#s(e,t,s){let r={Accept:"application/json"};s&&(r["Content-Type"]="application/json"),this.started&&(r.Authorization=`Bearer ${this.session.get("token")}`);let n;try{if(n=await fetch(this.base+t,{method:e,headers:r,body:s&&JSON.stringify(s),cache:"no-store",credentials:"omit",signal:AbortSignal.timeout(3e4)}),n.ok)return n.status===204?{}:await n.json()}catch{throw new ee(0)}let o=await n.json().catch(()=>({})),l=Number.parseInt(n.headers.get("Retry-After"),10);throw new ee(n.status,o.error?.message,Number.isNaN(l)?void 0:l)}};var Ge="clinic-chat",se=class{#e={};constructor(){try{this.#e=JSON.parse(sessionStorage.getItem(Ge))??{}}catch{}Date.parse(this.#e.expiresAt)<=Date.now()&&this.forget()}get(e){return this.#e[e]}keep(e){this.#e={...this.#e,...e};try{sessionStorage.setItem(Ge,JSON.stringify(this.#e))}catch{}}forget(){this.#e={open:this.#e.open},this.keep({})}};var B="In an emergency call 999. For urgent advice call NHS 111.",c={launcher:"Ask about milia",launcherLabel:"Ask about milia: open the chat",title:"Milia assistant",subtitle:"Automated, not a person",safety:`Information only. ${B}`,restart:"Start again",close:"Close the chat",conversation:"Conversation",messages:"Messages",assistantSaid:"Assistant said:",patientSaid:"You said:",field:"Your message",placeholder:"Type your question",privacy:"Please leave out names, addresses and dates of birth.",send:"Send",suggestions:"Suggested replies",typing:"The assistant is typing",opening:"Opening the chat",waiting:i=>`A lot of people are asking. Trying again in ${i} seconds`,reconnecting:"The connection is slow. Trying again",draft:"Draft: not yet reviewed by a clinician",sources:i=>`Sources (${i})`,newTab:"(opens in a new tab)",helpful:"Was this helpful?",yes:"Yes, this was helpful",no:"No, this was not helpful",thanks:"Thank you for telling us.",feedbackFailed:"That did not reach us. Please try again.",notSent:"Not sent",tryAgain:"Try again",empty:"Please type your question first.",unreachable:`We could not reach the assistant. Nothing you typed is lost. ${B}`,refused:`That did not work. Please try again. ${B}`,renewed:`Your last chat had come to an end, so we have opened a new one. ${B}`,renewedWithWords:`Your last chat had come to an end, so we have opened a new one. What you typed is still in the box below. ${B}`,urgency:{emergency:"Emergency: get help now",same_day:"Get help today",see_doctor:"Please see a doctor"},call:{emergency:{title:"Call 999",href:"tel:999"},same_day:{title:"Call NHS 111",href:"tel:111"}}};var ie=class{messages=[];status="";fieldError="";startError="";unsent="";session=new se;#e=!1;constructor(e,t){this.host=e,this.api=new te(t,this.session,(s,r)=>this.#t({status:r.retryAfter?c.waiting(s):c.reconnecting}))}get busy(){return this.status!==""}get buttons(){let e=this.messages.findLastIndex(t=>t.author==="patient");return this.messages.slice(e+1).flatMap(t=>t.buttons??[])}async begin(){if(!this.#e){this.#e=!0,this.#t({status:c.opening,startError:""});try{this.api.started?await this.#i():this.messages=[...this.messages,...await this.api.open()]}catch(e){this.#e=!1,this.startError=e.message||c.unreachable}this.#t({status:""})}}async say(e,t){this.busy||await this.#s({client_message_id:ge(),text:e,payload:t})}async retry(e){this.busy||(this.messages=this.messages.filter(t=>t!==e),await this.#s(e.sent))}async startAgain(){if(!this.busy){this.#t({status:c.opening,fieldError:""});try{this.messages=await this.api.restart(),this.session.keep({firstMessage:this.messages[0]?.id})}catch(e){await this.#r(e)||(this.startError=e.message||c.refused)}this.#t({status:""})}}async judge(e,t){let s={helpful:t};try{await this.api.feedback(e.id,t)}catch{s={failed:!0}}this.#t({messages:this.messages.map(r=>r.id===e.id?{...r,feedback:s}:r)})}async#i(){let e=this.session.get("pending");try{e&&await this.api.send(e),this.session.keep({pending:void 0});let t=await this.api.history(),s=t.findIndex(({id:r})=>r===this.session.get("firstMessage"));this.messages=t.slice(Math.max(s,0))}catch(t){if(!await this.#r(t,e?.text))throw t}}async#s(e){let t={id:e.client_message_id,author:"patient",text:e.text,sent:e};this.session.keep({pending:e}),this.#t({messages:[...this.messages,t],status:c.typing,fieldError:""});try{this.messages=[...this.messages,...await this.api.send(e)],this.session.keep({pending:void 0})}catch(s){let r=this.messages.filter(o=>o!==t),n={...t,failure:s.message||c.unreachable};this.messages=r,await this.#r(s,e.text)||(this.messages=[...r,n])}this.#t({status:""})}async#r(e,t=""){return!e.messageRefused&&!e.conversationGone?!1:(this.session.keep({pending:void 0}),this.unsent=t,e.messageRefused?this.fieldError=e.message||c.refused:(this.session.forget(),this.messages=[...this.messages,{id:ge(),kind:"notice",text:t?c.renewedWithWords:c.renewed}],this.#e=!1,await this.begin()),!0)}#t(e){Object.assign(this,e),this.host.requestUpdate()}};var C=i=>h`<svg
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
  ${i}
</svg>`,$={chat:C(k`<path d="M20 11.5a7.5 7.5 0 0 1-7.5 7.5 8 8 0 0 1-3.2-.7L4 20l1.6-4.6A7.5 7.5 0 1 1 20 11.5Z"/><path d="M9 10.5h7M9 13.5h4.5"/>`),close:C(k`<path d="m6 6 12 12M18 6 6 18"/>`),restart:C(k`<path d="M4.5 12a7.5 7.5 0 1 0 2.4-5.5L4.5 8.7"/><path d="M4.5 4.2v4.5H9"/>`),send:C(k`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`),warning:C(k`<path d="M12 3.8 2.8 19.6h18.4L12 3.8Z"/><path d="M12 10v4.2M12 17.1v.1"/>`),phone:C(k`<path d="M6.2 3.8h3l1.5 4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4 1.5v3a1.7 1.7 0 0 1-1.9 1.7A15.8 15.8 0 0 1 4.5 5.7a1.7 1.7 0 0 1 1.7-1.9Z"/>`),up:C(k`<path d="M7.5 10.5 11 4a2 2 0 0 1 2.4 2.2l-.6 3.3h5a2 2 0 0 1 2 2.4l-1.1 5.6a2 2 0 0 1-2 1.6H7.5M7.5 10.5v8.6H4.2v-8.6Z"/>`),down:C(k`<path d="M16.5 13.5 13 20a2 2 0 0 1-2.4-2.2l.6-3.3h-5a2 2 0 0 1-2-2.4l1.1-5.6a2 2 0 0 1 2-1.6h9.2M16.5 13.5V4.9h3.3v8.6Z"/>`)};var xt=/^\s*(?:[-*•]|(\d+)[.)])\s+(.*)$/,yt=/^#{1,6}\s+(.*)$/,vt=new RegExp([/\*\*(.+?)\*\*/,/\[([^\]]+)\]\(([^\s)]+)\)/,/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/,/\btext (?:to )?999\b/,/((?:\b0|\+44 ?)\d{2,4} ?\d{3,4} ?\d{3,4}\b|\b999\b|\b(?:NHS )?111\b)/].map(i=>i.source).join("|"),"gi"),_t=/^https?:\/\//i,At=/^(?:https?:\/\/|tel:|mailto:)/i;function me(i,e){return At.test(e)?_t.test(e)?h`<a href=${e} target="_blank" rel="noopener noreferrer"
    >${i}<span class="hidden"> ${c.newTab}</span></a
  >`:h`<a href=${e}>${i}</a>`:i}function y(i){let e=[],t=0;for(let s of i.matchAll(vt)){let[r,n,o,l,a,u]=s;e.push(i.slice(t,s.index)),t=s.index+r.length,n?e.push(h`<strong>${y(n)}</strong>`):l?e.push(me(o,l)):a?e.push(me(a,a)):u?e.push(me(u,`tel:${u.replace(/[^\d+]/g,"")}`)):e.push(r)}return e.push(i.slice(t)),e}function wt(i){let e=[],t=null;for(let s of i.split(`
`)){let r=xt.exec(s),n=yt.exec(s);if(!s.trim()){t?.kind==="paragraph"&&(t=null);continue}let o="paragraph";if(r?o=r[1]?"numbers":"bullets":n&&(o="heading"),o==="paragraph"&&/^\s{2,}/.test(s)&&/s$/.test(t?.kind??"")){t.lines.push(`${t.lines.pop()} ${s.trim()}`);continue}(t?.kind!==o||n)&&(t={kind:o,lines:[]},e.push(t)),t.lines.push((r?.[2]??n?.[1]??s).trim())}return e}var kt={paragraph:({lines:i})=>h`<p dir="auto">${y(i.join(" "))}</p>`,heading:({lines:i})=>h`<p dir="auto"><strong>${y(i[0])}</strong></p>`,bullets:({lines:i})=>h`<ul dir="auto">${i.map(e=>h`<li>${y(e)}</li>`)}</ul>`,numbers:({lines:i})=>h`<ol dir="auto">${i.map(e=>h`<li>${y(e)}</li>`)}</ol>`};function Ye(i){return wt(i).map(e=>kt[e.kind](e))}var Et=new Set(["answer","check_result","unknown"]);function St(i){let e=c.call[i.level];return{title:h`<p class="urgency">
      ${$.warning}<strong>${c.urgency[i.level]??c.urgency.see_doctor}</strong>
    </p>`,call:e?h`<p class="calls"><a class="call" href=${e.href}>${$.phone}${e.title}</a></p>`:p}}function Ct(i){return i.sources?.length?h`<details class="sources">
    <summary>${c.sources(i.sources.length)}</summary>
    <ul>
      ${i.sources.map(({title:e,publisher:t,url:s})=>{let r=t?h`${e}, <span class="publisher">${t}</span>`:e;return h`<li>
          ${s?.startsWith("https://")?h`<a href=${s} target="_blank" rel="noopener noreferrer"
                >${r}<span class="hidden"> ${c.newTab}</span></a
              >`:r}
        </li>`})}
    </ul>
  </details>`:p}function Tt(i,e){if(!Et.has(i.kind)||!i.id)return p;let t=i.feedback,s=(n,o,l)=>h`<button
    type="button"
    class="quiet"
    aria-label=${o}
    aria-pressed=${t?.helpful===n}
    @click=${()=>e(i,n)}
  >
    ${l}
  </button>`,r=c.helpful;return t&&(r=t.failed?c.feedbackFailed:c.thanks),h`<div class="feedback" role="group" aria-label=${c.helpful}>
    <span>${r}</span>${s(!0,c.yes,$.up)}${s(!1,c.no,$.down)}
  </div>`}function Pt(i,e){let t=!!i.level&&i.level!=="routine",s=t?St(i):null;return h`<article class="message ${t?"red_flag":i.kind}" data-id=${i.id} data-level=${i.level??p}>
    <span class="hidden">${c.assistantSaid}</span>
    ${s?.title??p}
    <div class="words">${Ye(i.text??"")}</div>
    ${s?.call??p}
    ${i.status==="draft"?h`<p class="draft">${c.draft}</p>`:p}
    ${Ct(i)} ${Tt(i,e)}
  </article>`}function Mt(i,e,t){return h`<article class="message patient" data-id=${i.id} ?data-failed=${i.failure}>
    <span class="hidden">${c.patientSaid}</span>
    <p class="words" dir="auto">${i.text}</p>
    ${i.failure?h`<div class="failure">
          <p><strong>${c.notSent}.</strong> ${y(i.failure)}</p>
          <button type="button" class="retry" ?disabled=${t} @click=${()=>e(i)}>
            ${$.restart}${c.tryAgain}
          </button>
        </div>`:p}
  </article>`}function Je(i,{onJudge:e,onRetry:t,busy:s}){return i.author==="patient"?Mt(i,t,s):Pt(i,e)}var Ze=x`
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
  h2 {
    margin: 0;
  }
  button,
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
`;var Qe=x`
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
`;var Xe=x`
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
`;var et=x`
  form {
    padding: 12px 16px max(12px, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--line);
    background: var(--card);
  }
  .entry {
    display: flex;
    align-items: flex-end;
    gap: 8px;
  }
  textarea {
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
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  textarea:focus-visible {
    outline-offset: 0;
    border-radius: 12px;
  }
  textarea[aria-invalid='true'] {
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
`;var tt=x`
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
    form {
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
    form {
      position: sticky;
      inset-block-end: 0;
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
`;var st=[Ze,Qe,Xe,et,tt];var be=matchMedia("(max-width: 500px), (max-height: 460px)"),zt=matchMedia("(pointer: coarse)"),Nt=10,$e=class extends E{static styles=st;#e=new ie(this,new URL(import.meta.url).origin);#i="";connectedCallback(){super.connectedCallback(),be.addEventListener("change",this.#l),globalThis.visualViewport?.addEventListener("resize",this.#a)}disconnectedCallback(){super.disconnectedCallback(),be.removeEventListener("change",this.#l),globalThis.visualViewport?.removeEventListener("resize",this.#a)}firstUpdated(){this.#e.session.get("open")&&this.#o()}open(){this.#o(),this.#n()}close(){this.#s.close(),this.#e.session.keep({open:!1}),this.requestUpdate(),this.updateComplete.then(()=>this.#t(".launcher").focus())}get#s(){return this.#t("dialog")}get#r(){return this.#t("textarea")}#t(e){return this.renderRoot.querySelector(e)}#o(){be.matches?this.#s.showModal():this.#s.setAttribute("open",""),this.#a(),this.#e.session.keep({open:!0}),this.requestUpdate(),this.#e.begin()}#l=()=>{this.#s.open&&(this.#s.close(),this.#o())};#a=()=>{let e=globalThis.visualViewport?.height;e&&this.#s.style.setProperty("--visible-height",`${Math.round(e)}px`)};#n(){(zt.matches?this.#t("h2"):this.#r).focus()}#d(e){e.key!=="Escape"||e.isComposing||(e.preventDefault(),this.close())}#h(e){e.preventDefault(),this.close()}#p(e){e.key==="Enter"&&!e.shiftKey&&!e.isComposing&&this.#c(e)}#c(e){if(e.preventDefault(),this.#e.busy)return;let t=this.#r.value.trim();if(this.#r.focus(),!t){this.#e.fieldError=c.empty,this.requestUpdate();return}this.#r.value="",this.#e.say(t)}#u({title:e,payload:t}){this.#n(),this.#e.say(e,t)}#f=e=>{this.#n(),this.#e.retry(e)};async#g(){await this.#e.startAgain(),this.#n()}#m(){this.#n(),this.#e.begin()}updated(){let{messages:e,unsent:t}=this.#e;t&&(this.#r.value=[t,this.#r.value].filter(Boolean).join(`
`),this.#e.unsent="");let s=e.at(-1),r=s?`${s.id} ${s.failure??""}`:"";r!==this.#i&&this.#b(e),this.#i=r}#b(e){let t=e.findLast(l=>l.author==="patient")??e[0],s=this.#t(`[data-id="${CSS.escape(t?.id??"")}"]`);if(!s)return;let n=[this.#t(".scroller"),this.#s].find(({scrollHeight:l,clientHeight:a})=>l>a);if(!n)return;let o=s.getBoundingClientRect().top-n.getBoundingClientRect().top;n.scrollTop+=o-Nt}render(){let t=!!this.#e.session.get("open");return h`
      <button
        type="button"
        class="launcher"
        aria-label=${c.launcherLabel}
        ?hidden=${t}
        @click=${()=>this.open()}
      >
        ${$.chat}<span>${c.launcher}</span>
      </button>
      <dialog
        class="panel"
        aria-labelledby="title"
        @keydown=${this.#d}
        @cancel=${this.#h}
      >
        ${this.#$()}
        <div class="scroller" role="region" aria-label=${c.conversation} tabindex="0">
          ${this.#x()} ${this.#y()} ${this.#v()}
          <div class="status" role="status">${this.#_()}</div>
        </div>
        ${this.#A()}
      </dialog>
    `}#$(){return h`
      <div class="head">
        <div>
          <h2 id="title" tabindex="-1">${c.title}</h2>
          <p class="subtitle">${c.subtitle}</p>
        </div>
        <button type="button" ?disabled=${this.#e.busy} @click=${this.#g}>
          ${$.restart}${c.restart}
        </button>
        <button type="button" aria-label=${c.close} @click=${()=>this.close()}>
          ${$.close}
        </button>
      </div>
      <p class="safety">${y(c.safety)}</p>
    `}#x(){let{messages:e,busy:t,status:s}=this.#e,r={busy:t,onRetry:this.#f,onJudge:(o,l)=>this.#e.judge(o,l)},n=s===c.opening&&!this.#i?"off":"polite";return h`<div class="log" role="log" aria-live=${n} aria-label=${c.messages}>
      ${Fe(e,o=>o.id,o=>Je(o,r))}
    </div>`}#y(){return this.#e.startError?h`<div class="trouble" role="alert">
      <p>${y(this.#e.startError)}</p>
      <button type="button" class="retry" @click=${this.#m}>
        ${$.restart}${c.tryAgain}
      </button>
    </div>`:p}#v(){let{buttons:e,busy:t}=this.#e;return!e.length||t?p:h`<div class="suggestions" role="group" aria-label=${c.suggestions}>
      ${e.map(s=>h`<button type="button" @click=${()=>this.#u(s)}>
          ${s.title}
        </button>`)}
    </div>`}#_(){return this.#e.busy?h`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
      >${this.#e.status}`:p}#A(){let{fieldError:e}=this.#e;return h`<form @submit=${this.#c} novalidate>
      ${e?h`<p class="fieldError" id="fieldError" role="alert">${y(e)}</p>`:p}
      <label class="hidden" for="field">${c.field}</label>
      <div class="entry">
        <textarea
          id="field"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${c.placeholder}
          aria-describedby=${e?"fieldError privacy":"privacy"}
          aria-invalid=${e?"true":"false"}
          @keydown=${this.#p}
        ></textarea>
        <button class="send" aria-label=${c.send}>${$.send}</button>
      </div>
      <p class="privacy" id="privacy">${c.privacy}</p>
    </form>`}};customElements.define("clinic-chat",$e);
