using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;

namespace ImageGen.BuildKit.Tests.Http2.Headers.Framework;

/// <summary>
/// What the framework's decoder tells its headers to. The interface is the framework's own: a class that is made at run
/// time implements it by inheriting these methods, which have its names and parameters.
/// </summary>
public class FrameworkHeaders
{
    private static readonly Type Implementation = Implement();

    internal List<(string Name, string Value)> Read { get; } = [];

    /// <summary>Whether a header had the number 0, which the decoder leaves to its handler.</summary>
    internal bool HasNumberZero { get; private set; }

    internal static FrameworkHeaders Create() => (FrameworkHeaders)Activator.CreateInstance(Implementation)!;

    public virtual void OnStaticIndexedHeader(int index)
    {
        HasNumberZero |= index == 0;
        Read.Add(index == 0 ? default : FrameworkStaticTable.Entries[index - 1]);
    }

    public virtual void OnStaticIndexedHeader(int index, ReadOnlySpan<byte> value) =>
        Read.Add((FrameworkStaticTable.Entries[index - 1].Name, Encoding.UTF8.GetString(value)));

    public virtual void OnHeader(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) =>
        Read.Add((Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value)));

    public virtual void OnDynamicIndexedHeader(int? index, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value) => OnHeader(name, value);

    public virtual void OnHeadersComplete(bool endStream)
    {
    }

    private static Type Implement()
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("FrameworkHeaders"), AssemblyBuilderAccess.Run);
        var access = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        assembly.SetCustomAttribute(new CustomAttributeBuilder(access, ["System.Net.Http"]));
        var type = assembly.DefineDynamicModule("FrameworkHeaders").DefineType("Headers", TypeAttributes.Public | TypeAttributes.Sealed, typeof(FrameworkHeaders));
        type.AddInterfaceImplementation(Assembly.Load("System.Net.Http").GetType("System.Net.Http.IHttpStreamHeadersHandler", throwOnError: true)!);
        return type.CreateType();
    }
}
