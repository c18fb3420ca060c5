namespace System.Runtime.CompilerServices;

/// <summary>The runtime knows it by its name: an assembly that has it may use the internal types of another.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
