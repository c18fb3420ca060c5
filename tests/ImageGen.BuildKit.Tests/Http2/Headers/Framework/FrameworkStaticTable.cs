using System.Reflection;
using System.Text;

namespace ImageGen.BuildKit.Tests.Http2.Headers.Framework;

/// <summary>The static table as System.Net.Http has it.</summary>
internal static class FrameworkStaticTable
{
    public static (string Name, string Value)[] Entries { get; } =
        [.. ((Array)Assembly.Load("System.Net.Http").GetType("System.Net.Http.HPack.H2StaticTable", throwOnError: true)!
            .GetField("s_staticDecoderTable", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!)
            .Cast<object>().Select(field => (Text(field, "Name"), Text(field, "Value")))];

    private static string Text(object field, string property) =>
        Encoding.ASCII.GetString((byte[])field.GetType().GetProperty(property)!.GetValue(field)!);
}
