//! The classes that Clojure programs know by name, as data: what each is called and what it is a kind of.
//!
//! There is no Java here. A class is a name for a kind of value, an interface a name for several kinds.

use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! classes {
    ($($id:ident $name:literal [$($parent:ident)*])*) => {
        /// A class or interface that is known by name.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        #[repr(u16)]
        #[allow(missing_docs)] // each is its name
        pub enum Class { $($id),* }

        const TABLE: &[(Class, &str, &[Class])] =
            &[$((Class::$id, $name, &[$(Class::$parent),*])),*];
    };
}

classes! {
    Nil "nil" []
    Object "java.lang.Object" []
    // Interfaces.
    Comparable "java.lang.Comparable" []
    CharSequence "java.lang.CharSequence" []
    Runnable "java.lang.Runnable" []
    Callable "java.util.concurrent.Callable" []
    Serializable "java.io.Serializable" []
    Iterable "java.lang.Iterable" []
    Comparator "java.util.Comparator" []
    JavaCollection "java.util.Collection" [Iterable]
    JavaList "java.util.List" [JavaCollection]
    JavaSet "java.util.Set" [JavaCollection]
    JavaMap "java.util.Map" []
    JavaMapEntry "java.util.Map$Entry" []
    RandomAccess "java.util.RandomAccess" []
    Arithmetic "consair.lang.Arithmetic" []
    Named "clojure.lang.Named" []
    IDeref "clojure.lang.IDeref" []
    IPending "clojure.lang.IPending" []
    IMeta "clojure.lang.IMeta" []
    IObj "clojure.lang.IObj" [IMeta]
    IReference "clojure.lang.IReference" [IMeta]
    IRef "clojure.lang.IRef" [IDeref]
    IAtom "clojure.lang.IAtom" []
    IFn "clojure.lang.IFn" [Callable Runnable]
    Fn "clojure.lang.Fn" []
    Sequential "clojure.lang.Sequential" []
    Seqable "clojure.lang.Seqable" []
    Counted "clojure.lang.Counted" []
    Sorted "clojure.lang.Sorted" []
    Reversible "clojure.lang.Reversible" []
    ILookup "clojure.lang.ILookup" []
    IReduceInit "clojure.lang.IReduceInit" []
    IReduce "clojure.lang.IReduce" [IReduceInit]
    IKVReduce "clojure.lang.IKVReduce" []
    IHashEq "clojure.lang.IHashEq" []
    MapEquivalence "clojure.lang.MapEquivalence" []
    IExceptionInfo "clojure.lang.IExceptionInfo" []
    IType "clojure.lang.IType" []
    IRecord "clojure.lang.IRecord" []
    IEditableCollection "clojure.lang.IEditableCollection" []
    Indexed "clojure.lang.Indexed" [Counted]
    IPersistentCollection "clojure.lang.IPersistentCollection" [Seqable]
    ISeq "clojure.lang.ISeq" [IPersistentCollection]
    Associative "clojure.lang.Associative" [IPersistentCollection ILookup]
    IPersistentStack "clojure.lang.IPersistentStack" [IPersistentCollection]
    IPersistentList "clojure.lang.IPersistentList" [Sequential IPersistentStack]
    IPersistentVector "clojure.lang.IPersistentVector" [Associative Sequential IPersistentStack Reversible Indexed]
    IPersistentMap "clojure.lang.IPersistentMap" [Iterable Associative Counted]
    IPersistentSet "clojure.lang.IPersistentSet" [IPersistentCollection Counted]
    IMapEntry "clojure.lang.IMapEntry" [JavaMapEntry]
    // Scalars.
    Boolean "java.lang.Boolean" [Object Comparable Serializable]
    Character "java.lang.Character" [Object Comparable Serializable]
    String "java.lang.String" [Object Comparable CharSequence Serializable]
    Number "java.lang.Number" [Object Serializable]
    Byte "java.lang.Byte" [Number Comparable]
    Short "java.lang.Short" [Number Comparable]
    Integer "java.lang.Integer" [Number Comparable]
    Long "java.lang.Long" [Number Comparable]
    Float "java.lang.Float" [Number Comparable]
    Double "java.lang.Double" [Number Comparable]
    BigInteger "java.math.BigInteger" [Number Comparable]
    BigDecimal "java.math.BigDecimal" [Number Comparable]
    BigInt "clojure.lang.BigInt" [Number IHashEq]
    Ratio "clojure.lang.Ratio" [Number Comparable]
    Keyword "clojure.lang.Keyword" [Object Comparable Named Serializable IHashEq IFn]
    Symbol "clojure.lang.Symbol" [Object IObj Comparable Named Serializable IHashEq IFn]
    Uuid "java.util.UUID" [Object Serializable Comparable]
    Date "java.util.Date" [Object Serializable Comparable]
    Pattern "java.util.regex.Pattern" [Object Serializable]
    // Collections.
    ASeq "clojure.lang.ASeq" [Object ISeq Sequential JavaList IObj IHashEq]
    PersistentList "clojure.lang.PersistentList" [ASeq IPersistentList IReduce Counted]
    Cons "clojure.lang.Cons" [ASeq]
    ChunkedCons "clojure.lang.ChunkedCons" [ASeq]
    LazySeq "clojure.lang.LazySeq" [Object ISeq Sequential JavaList IPending IObj IHashEq]
    LongRange "clojure.lang.LongRange" [ASeq Counted IReduce]
    ChunkedSeq "clojure.lang.PersistentVector$ChunkedSeq" [ASeq Counted IReduceInit]
    ArraySeq "clojure.lang.ArraySeq" [ASeq Counted IReduce]
    StringSeq "clojure.lang.StringSeq" [ASeq Counted]
    KeySeq "clojure.lang.APersistentMap$KeySeq" [ASeq]
    ValSeq "clojure.lang.APersistentMap$ValSeq" [ASeq]
    APersistentVector "clojure.lang.APersistentVector" [Object IPersistentVector Iterable JavaList RandomAccess Comparable Serializable IHashEq IFn]
    PersistentVector "clojure.lang.PersistentVector" [APersistentVector IObj IEditableCollection IReduce IKVReduce]
    MapEntry "clojure.lang.MapEntry" [APersistentVector IMapEntry]
    APersistentMap "clojure.lang.APersistentMap" [Object IPersistentMap JavaMap Iterable Serializable MapEquivalence IHashEq IFn]
    PersistentHashMap "clojure.lang.PersistentHashMap" [APersistentMap IEditableCollection IObj IKVReduce]
    PersistentArrayMap "clojure.lang.PersistentArrayMap" [APersistentMap IObj IEditableCollection IKVReduce]
    PersistentTreeMap "clojure.lang.PersistentTreeMap" [APersistentMap IObj Reversible Sorted IKVReduce]
    APersistentSet "clojure.lang.APersistentSet" [Object IPersistentSet JavaSet JavaCollection Serializable IHashEq IFn]
    PersistentHashSet "clojure.lang.PersistentHashSet" [APersistentSet IObj IEditableCollection]
    PersistentTreeSet "clojure.lang.PersistentTreeSet" [APersistentSet IObj Reversible Sorted]
    // Functions and references.
    AFn "clojure.lang.AFn" [Object IFn]
    AFunction "clojure.lang.AFunction" [AFn IObj Comparator Fn Serializable]
    MultiFn "clojure.lang.MultiFn" [AFn]
    ATransient "clojure.lang.ITransientCollection" [Object IFn Counted]
    AReference "clojure.lang.AReference" [Object IReference]
    Var "clojure.lang.Var" [AReference IFn IRef]
    Atom "clojure.lang.Atom" [AReference IAtom IRef]
    Volatile "clojure.lang.Volatile" [Object IDeref]
    TaggedLiteral "clojure.lang.TaggedLiteral" [Object ILookup]
    ReaderConditional "clojure.lang.ReaderConditional" [Object ILookup]
    StringBuilder "java.lang.StringBuilder" [Object CharSequence]
    Writer "java.io.Writer" [Object]
    StringWriter "java.io.StringWriter" [Writer]
    Delay "clojure.lang.Delay" [Object IDeref IPending]
    Reduced "clojure.lang.Reduced" [Object IDeref]
    Namespace "clojure.lang.Namespace" [AReference Serializable]
    JavaClass "java.lang.Class" [Object Serializable]
    // What can be thrown, from here on.
    Throwable "java.lang.Throwable" [Object Serializable]
    Error "java.lang.Error" [Throwable]
    AssertionError "java.lang.AssertionError" [Error]
    VirtualMachineError "java.lang.VirtualMachineError" [Error]
    StackOverflowError "java.lang.StackOverflowError" [VirtualMachineError]
    OutOfMemoryError "java.lang.OutOfMemoryError" [VirtualMachineError]
    Exception "java.lang.Exception" [Throwable]
    RuntimeException "java.lang.RuntimeException" [Exception]
    ExceptionInfo "clojure.lang.ExceptionInfo" [RuntimeException IExceptionInfo]
    ArithmeticException "java.lang.ArithmeticException" [RuntimeException]
    ClassCastException "java.lang.ClassCastException" [RuntimeException]
    NullPointerException "java.lang.NullPointerException" [RuntimeException]
    IllegalArgumentException "java.lang.IllegalArgumentException" [RuntimeException]
    ArityException "clojure.lang.ArityException" [IllegalArgumentException]
    NumberFormatException "java.lang.NumberFormatException" [IllegalArgumentException]
    IllegalStateException "java.lang.IllegalStateException" [RuntimeException]
    IndexOutOfBoundsException "java.lang.IndexOutOfBoundsException" [RuntimeException]
    StringIndexOutOfBoundsException "java.lang.StringIndexOutOfBoundsException" [IndexOutOfBoundsException]
    ArrayIndexOutOfBoundsException "java.lang.ArrayIndexOutOfBoundsException" [IndexOutOfBoundsException]
    UnsupportedOperationException "java.lang.UnsupportedOperationException" [RuntimeException]
    ConcurrentModificationException "java.util.ConcurrentModificationException" [RuntimeException]
    NoSuchElementException "java.util.NoSuchElementException" [RuntimeException]
    SecurityException "java.lang.SecurityException" [RuntimeException]
    UncheckedIOException "java.io.UncheckedIOException" [RuntimeException]
    PatternSyntaxException "java.util.regex.PatternSyntaxException" [IllegalArgumentException]
    CompilerException "clojure.lang.Compiler$CompilerException" [RuntimeException]
    ReaderException "clojure.lang.LispReader$ReaderException" [RuntimeException]
    ReflectiveOperationException "java.lang.ReflectiveOperationException" [Exception]
    ClassNotFoundException "java.lang.ClassNotFoundException" [ReflectiveOperationException]
    InterruptedException "java.lang.InterruptedException" [Exception]
    TimeoutException "java.util.concurrent.TimeoutException" [Exception]
    CloneNotSupportedException "java.lang.CloneNotSupportedException" [Exception]
    IOException "java.io.IOException" [Exception]
    FileNotFoundException "java.io.FileNotFoundException" [IOException]
    EofException "java.io.EOFException" [IOException]
    // A value of any kind that was thrown.
    Thrown "consair.Thrown" [RuntimeException]
}

static BY_NAME: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (class, name, _) in TABLE {
        names.insert(*name, *class);
        names.entry(class.short_name()).or_insert(*class);
    }
    names
});

/// Puts a class before all that it is a kind of; else the order stays.
///
/// # Complexity
/// O(n^2) of the number of classes, which is small.
pub(crate) fn nearest_first<T>(mut found: Vec<T>, is_a: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut sorted = Vec::with_capacity(found.len());
    while !found.is_empty() {
        let nearest =
            |at: &usize| (0..found.len()).all(|other| other == *at || !is_a(&found[other], &found[*at]));
        let at = (0..found.len()).find(nearest).unwrap_or(0);
        sorted.push(found.remove(at));
    }
    sorted
}

/// For each class itself and what it is a kind of, the nearest first.
static ANCESTRY: LazyLock<Vec<Vec<Class>>> = LazyLock::new(|| {
    fn add(class: Class, found: &mut Vec<Class>) {
        if !found.contains(&class) {
            found.push(class);
            class.parents().iter().for_each(|parent| add(*parent, found));
        }
    }
    fn above(class: Class, other: Class) -> bool {
        class.parents().iter().any(|parent| *parent == other || above(*parent, other))
    }
    TABLE
        .iter()
        .map(|(class, ..)| {
            let mut found = Vec::new();
            add(*class, &mut found);
            // What is extended for Object serves where nothing nearer is.
            let is_a = |class: &Class, other: &Class| *other == Class::Object || above(*class, *other);
            nearest_first(found, is_a)
        })
        .collect()
});

impl Class {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Class> {
        TABLE.iter().map(|(class, ..)| *class)
    }

    /// How many there are.
    pub const COUNT: usize = TABLE.len();

    /// The class called `name`, with its package or without.
    pub fn named(name: &str) -> Option<Class> {
        BY_NAME.get(name).copied().filter(|class| !matches!(class, Class::Nil | Class::Thrown))
    }

    /// Its name with the package.
    pub fn name(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// Its name without the package.
    pub fn short_name(self) -> &'static str {
        let name = self.name();
        name.rfind('.').map_or(name, |at| &name[at + 1..])
    }

    /// What it is directly a kind of.
    pub fn parents(self) -> &'static [Class] {
        TABLE[self as usize].2
    }

    /// Itself and all that it is a kind of, the nearest first.
    pub fn ancestry(self) -> &'static [Class] {
        &ANCESTRY[self as usize]
    }

    /// True when everything of this class is of the class `other`.
    pub fn is_a(self, other: Class) -> bool {
        self == other || self.ancestry().contains(&other)
    }

    /// True for a class whose values can be thrown.
    pub fn is_throwable(self) -> bool {
        self >= Class::Throwable
    }

    /// True for an interface: nothing is of it alone.
    pub fn is_interface(self) -> bool {
        (Class::Comparable..=Class::IMapEntry).contains(&self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_stands_where_its_number_says() {
        for (at, (class, ..)) in TABLE.iter().enumerate() {
            assert_eq!(*class as usize, at);
        }
    }

    #[test]
    fn names_are_found_with_and_without_their_package() {
        assert_eq!(Class::named("java.lang.String"), Some(Class::String));
        assert_eq!(Class::named("String"), Some(Class::String));
        assert_eq!(Class::named("Thrown"), None);
    }

    #[test]
    fn what_can_be_thrown_fits_the_bits_of_a_catch() {
        let throwable = Class::all().filter(|class| class.is_throwable()).count();
        assert!(throwable <= 40, "{throwable}");
        assert!(Class::all().filter(|class| class.is_a(Class::Throwable)).all(Class::is_throwable));
    }

    #[test]
    fn object_comes_last() {
        assert_eq!(Class::Long.ancestry().last(), Some(&Class::Object));
        assert!(Class::ArityException.is_a(Class::Exception));
        assert!(!Class::AssertionError.is_a(Class::Exception));
    }
}
