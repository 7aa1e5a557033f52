package dev.faultline.agent;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Lets the {@code close} of a pooled connection ask {@link Leak} first. */
final class LeakWeaver implements ClassFileTransformer {
  static final String TARGET = "com/zaxxer/hikari/pool/ProxyConnection";

  private static final ClassDesc LEAK = ClassDesc.of("dev.faultline.agent.Leak");
  private boolean woven;

  boolean hasWoven() {
    return woven;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return TARGET.equals(name) && loader != null ? woven(loader, bytes) : null;
  }

  private byte[] woven(ClassLoader loader, byte[] bytes) {
    // Branches need frames, and those the kinship of the classes that the pool's loader sees.
    ClassFile format =
        ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    byte[] changed =
        format.transformClass(
            format.parse(bytes),
            ClassTransform.transformingMethodBodies(LeakWeaver::isClose, new AskFirst()));
    woven = true;
    return changed;
  }

  private static boolean isClose(MethodModel method) {
    return method.methodName().equalsString("close") && method.methodType().equalsString("()V");
  }

  /** {@code if (Leak.keeps(this)) return;} */
  private static final class AskFirst implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      Label goOn = code.newLabel();
      code.aload(0)
          .invokestatic(LEAK, "keeps", MethodTypeDesc.of(CD_boolean, CD_Object))
          .ifeq(goOn)
          .return_()
          .labelBinding(goOn);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }
}
